namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class AddTests
{
    private const string Header = "mlops: 1   # the language\nproject: tiny\n";

    [Fact]
    public void A_csv_file_becomes_a_dataset_with_types_key_and_times()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", Header).With("data/Loan Payments.csv", """
            customer,payment_id,paid_at,loaded_at,day,amount,times,late,zip,note
            c1,p1,2026-01-01T10:00:00Z,2026-01-02T00:00:00Z,2026-01-01,10.5,1,true,01234,"a, b"
            c1,p2,2026-01-01T10:00:00Z,2026-01-02T00:00:00Z,2026-01-01,7,2,false,01235,
            """);
        Assert.Equal(0, Mlops.Run(folder.Path, "add", "dataset", "data/Loan Payments.csv").Status);
        Assert.Equal("""
            datasets:
              loan_payments:
                source: data/Loan Payments.csv
                format: csv
                time: {event: paid_at, known: loaded_at}
                otherColumns: fail
                columns:
                  customer: string
                  payment_id: {type: string, key: true}
                  paid_at: timestamp
                  loaded_at: timestamp
                  day: date
                  amount: float
                  times: int
                  late: bool
                  zip: string
                  note: string?

            """, folder.Read("loan_payments.mlops.yaml"));
        Assert.Equal(0, Mlops.Run(folder.Path, "validate", "--strict").Status);
    }

    [Theory]
    [InlineData("a.csv", "id;x\n1;NA\n2;3\n", "{csv: {delimiter: ;, ", "x: int?")]
    [InlineData("a.csv", "id,country\n1,NA\n2,NO\n", "format: csv", "country: string")]
    [InlineData("a.csv", "id,account\n1,99999999999999999999\n2,1\n", "format: csv", "account: string")]
    [InlineData("a.csv", "id,v\n1,1e3\n2,.5\n", "format: csv", "v: float")]
    [InlineData("a.ndjson", "{\"id\": 1, \"at\": \"2026-01-01\"}\n{\"id\": 2}\n", "format: ndjson", "at: date?")]
    [InlineData("a.json", "[{\"id\": \"x\", \"ok\": true}, {\"id\": \"y\", \"ok\": null}]", "format: json", "ok: bool?")]
    public void Types_are_those_that_every_value_has(string name, string content, string format, string column)
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", Header).With(name, content);
        var answer = Mlops.Run(folder.Path, "add", "dataset", name);
        Assert.True(answer.Status == 0, answer.Error);
        var spec = folder.Read("a.mlops.yaml");
        Assert.Contains(format, spec, StringComparison.Ordinal);
        Assert.Contains(column + "\n", spec, StringComparison.Ordinal);
        Assert.Contains("key: true", spec, StringComparison.Ordinal);
        Assert.Equal(0, Mlops.Run(folder.Path, "validate").Status);
    }

    [Fact]
    public void A_dataset_joins_those_that_are_there_and_comments_stay()
    {
        const string before = "# ours\ndatasets:\n    old:   # keep\n        source: data/x.csv\n        format: csv\n        columns: {id: string}   # trailing\n";
        const string after = "\n# the end\nentities: {e: {key: id, type: string}}\n";
        using var folder = new TemporaryFolder().With("mlops.yaml", Header).With("data.mlops.yaml", before + after).With("new.csv", "id\n1\n");
        Assert.Equal(0, Mlops.Run(folder.Path, "add", "dataset", "new.csv").Status);
        var text = folder.Read("data.mlops.yaml");
        Assert.StartsWith(before + "    new:\n      source: new.csv\n", text, StringComparison.Ordinal);
        Assert.EndsWith(after, text, StringComparison.Ordinal);
        Assert.Equal(0, Mlops.Run(folder.Path, "validate").Status);
        Assert.Equal(1, Mlops.Run(folder.Path, "add", "dataset", "new.csv").Status);
    }

    [Theory]
    [InlineData("", "\nroles:\n  risk: [{id: 7, login: ada}]\n")]
    [InlineData("roles:\n  risk: [{id: 1, login: a}]   # us\n", "  risk: [{id: 1, login: a}, {id: 7, login: ada}]   # us\n")]
    [InlineData("roles:\n  risk:\n    - {id: 1, login: a}   # first\nrules: {}\n", "    - {id: 1, login: a}   # first\n    - {id: 7, login: ada}\nrules: {}\n")]
    [InlineData("roles:\n  risk: []\n", "  risk: [{id: 7, login: ada}]\n")]
    [InlineData("roles:\n  risk:\n", "  risk: [{id: 7, login: ada}]\n")]
    [InlineData("roles:\n  lead: [{id: 1, login: a}]\n# end\n", "  lead: [{id: 1, login: a}]\n  risk: [{id: 7, login: ada}]\n# end\n")]
    [InlineData("roles: {lead: [{id: 1, login: a}]}\n", "roles: {lead: [{id: 1, login: a}], risk: [{id: 7, login: ada}]}\n")]
    [InlineData("roles: {}\n", "roles: {risk: [{id: 7, login: ada}]}\n")]
    public void A_person_is_added_and_everything_else_stays(string roles, string expected)
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", Header + roles);
        var answer = Mlops.Run(folder.Path, "add", "role", "risk", "ada", "--id", "7");
        Assert.True(answer.Status == 0, answer.Error);
        var text = folder.Read("mlops.yaml");
        Assert.StartsWith(Header, text, StringComparison.Ordinal);
        Assert.EndsWith(expected, text, StringComparison.Ordinal);
        Assert.Contains("already", Mlops.Run(folder.Path, "add", "role", "risk", "ada", "--id", "7").Output, StringComparison.Ordinal);
        Assert.Equal(text, folder.Read("mlops.yaml"));
    }

    [Fact]
    public void A_login_never_gets_a_second_number()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", Header + "roles: {lead: [{id: 1, login: ada}]}\n");
        Assert.Equal(1, Mlops.Run(folder.Path, "add", "role", "risk", "Ada", "--id", "2").Status);
        Assert.Equal(1, Mlops.Run(folder.Path, "add", "role", "risk", "eve", "--id", "1").Status);
    }
}
