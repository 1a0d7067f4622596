using System.Text.Json;
using Mlops.GitOps.Cli.Schemas;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class PlanTests : IDisposable
{
    private const string Header = "mlops: 1\nproject: credit\nroles: {lead: [{id: 1, login: ada}, {id: 2, login: grace}]}\nchanges: {weaker: [{role: lead, count: 2}]}\n";
    private const string Specs = """
        datasets:
          loans: {source: data/loans.csv, format: csv, columns: {id: {type: string, key: true}, amount: float, repaid: {type: bool, label: true}}}
        problems:
          repayment: {statement: Who repays?}
        models:
          credit:
            owner: lead
            problem: repayment
            task: binary
            inputs: [amount]
            output: {name: score, type: float}
            metrics: {auc: {better: higher}}
            gates: {production: [metrics.auc >= 0.8]}
        environments:
          production: {approvals: [{role: owner}], rollback: {approvals: [{role: lead}]}}

        """;

    private readonly TemporaryFolder folder = new();

    public PlanTests()
    {
        Git("init", "--quiet", "--initial-branch=main");
        Commit("one", ("mlops.yaml", Header), ("all.mlops.yaml", Specs));
    }

    [Fact]
    public void Moving_and_reformatting_changes_nothing()
    {
        Commit("two", ("all.mlops.yaml", null), ("specs/other.mlops.yaml", "# Moved.\n" + Specs.Replace("statement: Who repays?", "\"statement\": 'Who repays?'", StringComparison.Ordinal)));
        var answer = Mlops.Run(folder.Path, "plan", "HEAD~1");
        Assert.Equal(0, answer.Status);
        Assert.Contains("Nothing changes in meaning.", answer.Output, StringComparison.Ordinal);
        Assert.Equal(0, Mlops.Run(folder.Path, "plan", "HEAD~1", "--detailed-exitcode").Status);
        Assert.Equal(DigestOf("HEAD", "HEAD"), DigestOf("HEAD~1", "HEAD"));
    }

    [Fact]
    public void A_looser_gate_is_told_as_weaker_and_asks_for_people()
    {
        Commit("two", ("all.mlops.yaml", Specs.Replace(">= 0.8", ">= 0.7", StringComparison.Ordinal)));
        var answer = Mlops.Run(folder.Path, "plan", "main~1", "main", "--no-color");
        Assert.Equal(0, answer.Status);
        Assert.Contains("~ models.credit.gates.production[0]  metrics.auc >= 0.8 -> metrics.auc >= 0.7  weaker", answer.Output, StringComparison.Ordinal);
        Assert.Contains("all.mlops.yaml:13:26", answer.Output, StringComparison.Ordinal);
        Assert.Contains("2 of lead  weaker: models.credit.gates.production[0]", answer.Output, StringComparison.Ordinal);
        Assert.Equal(2, Mlops.Run(folder.Path, "plan", "HEAD~1", "--detailed-exitcode").Status);
    }

    [Fact]
    public void The_work_tree_is_never_read()
    {
        File.WriteAllText(Path.Join(folder.Path, "all.mlops.yaml"), "models: [nonsense");
        File.WriteAllText(Path.Join(folder.Path, "new.mlops.yaml"), "entities: {x: {key: id, type: string}}");
        Assert.Contains("Nothing changes", Mlops.Run(folder.Path, "plan", "HEAD").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_in_head_are_shown_at_their_place_instead()
    {
        Commit("two", ("all.mlops.yaml", Specs.Replace("inputs: [amount]", "inputs: [amont]", StringComparison.Ordinal)));
        var answer = Mlops.Run(folder.Path, "plan", "HEAD~1", "--format", "json");
        Assert.Equal(1, answer.Status);
        Assert.Empty(answer.Output);
        Assert.Contains("error[MLG4002 unknown-column]", answer.Error, StringComparison.Ordinal);
        Assert.Contains("all.mlops.yaml:10:14", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_in_base_do_not_keep_a_plan_from_being_made()
    {
        Commit("two", ("all.mlops.yaml", Specs.Replace("inputs: [amount]", "inputs: [amont]", StringComparison.Ordinal)));
        Commit("three", ("all.mlops.yaml", Specs));
        var answer = Mlops.Run(folder.Path, "plan", "HEAD~1");
        Assert.Equal(0, answer.Status);
        Assert.Contains("models.credit.inputs", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_added_where_base_has_no_workspace()
    {
        Git("checkout", "--quiet", "--orphan", "empty");
        Git("rm", "--quiet", "-rf", ".");
        Commit("nothing", ("readme.txt", "hello"));
        Git("checkout", "--quiet", "main");
        var answer = Mlops.Run(folder.Path, "plan", "empty", "main");
        Assert.Equal(0, answer.Status);
        Assert.Contains("+ models.credit", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("  - ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workspace_below_the_root_sees_only_itself()
    {
        Commit("two", ("services/b/mlops.yaml", Header.Replace("credit", "other", StringComparison.Ordinal)), ("services/b/x.mlops.yaml", "entities: {customer: {key: id, type: string}}\n"));
        Assert.Contains("Nothing changes", Mlops.Run(folder.Path, "plan", "HEAD~1").Output, StringComparison.Ordinal);
        var answer = Mlops.Run(Path.Join(folder.Path, "services/b"), "plan", "HEAD~1");
        Assert.Contains("+ entities.customer", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("models.credit", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollback_is_known_by_the_history_of_base()
    {
        Commit("six", Version(6, 0.85), Version(7, 0.91), Pins(6));
        Commit("seven", Pins(7));
        Commit("six again", Pins(6));
        Assert.Equal("bootstrap", Json("HEAD~3", "HEAD~2").GetProperty("pins").GetString());
        var promotion = Json("HEAD~2", "HEAD~1");
        Assert.Equal("promotion", promotion.GetProperty("pins").GetString());
        Assert.True(promotion.GetProperty("metrics")[0].GetProperty("better").GetBoolean());
        Assert.True(promotion.GetProperty("gates")[0].GetProperty("passes").GetBoolean());
        var rollback = Json("HEAD~1", "HEAD");
        Assert.Equal("rollback", rollback.GetProperty("pins").GetString());
        Assert.Empty(rollback.GetProperty("gates").EnumerateArray());
    }

    [Fact]
    public async Task What_is_printed_is_of_its_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(SchemaBuilder.Write(SchemaFiles.All.Single(static file => file.Name == "plan")));
        Commit("two", Version(6, 0.85), Version(7, 0.91), Pins(6), ("all.mlops.yaml", Specs.Replace(">= 0.8", ">= 0.7", StringComparison.Ordinal).Replace("id: {type: string, key: true}, ", "", StringComparison.Ordinal)), ("generated/a.txt", "a"));
        Commit("three", Pins(7));
        foreach (var (@base, head) in new[] { ("HEAD~2", "HEAD"), ("HEAD~1", "HEAD"), ("HEAD", "HEAD~2"), ("HEAD", "HEAD") })
            Assert.Empty(schema.Validate(Mlops.Run(folder.Path, "plan", @base, head, "--format", "json").Output));
    }

    [Theory]
    [InlineData("--nothing", 2)]
    [InlineData("nowhere", 2)]
    [InlineData("HEAD:all.mlops.yaml", 2)]
    public void A_commit_that_is_not_there_is_a_mistake_of_the_call(string name, int status)
    {
        var answer = Mlops.Run(folder.Path, "plan", name);
        Assert.Equal(status, answer.Status);
        Assert.NotEmpty(answer.Error);
        Assert.DoesNotContain("bug", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void With_detailed_statuses_a_mistake_is_one() => Assert.Equal(1, Mlops.Run(folder.Path, "plan", "nowhere", "--detailed-exitcode").Status);

    [Fact]
    public void Outside_of_git_it_says_so()
    {
        using var other = new TemporaryFolder();
        File.WriteAllText(Path.Join(other.Path, "mlops.yaml"), Header);
        var answer = Mlops.Run(other.Path, "plan", "HEAD");
        Assert.Equal(2, answer.Status);
        Assert.Contains("no git repository", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static string Bundle(int version) => "sha256:" + new string((char)('0' + version), 64);

    private static (string Path, string Text) Version(int version, double auc) => ($"registry/credit/{version}.yaml",
        FormattableString.Invariant($"schema: mlops/version/1\nmodel: credit\nversion: {version}\nbundle: {Bundle(version)}\ndigests: {{model: {Bundle(version)}}}\nmetrics: {{auc: {{value: {auc}, n: 100}}}}\n"));

    private static (string Path, string Text) Pins(int version) => ("environments/production.pins.yaml",
        FormattableString.Invariant($"schema: mlops/pins/1\nenvironment: production\nmodels: {{credit: {{champion: {{version: {version}, bundle: \"{Bundle(version)}\"}}}}}}\n"));

    private string? DigestOf(string @base, string head) => Json(@base, head).GetProperty("digest").GetString();

    private JsonElement Json(string @base, string head)
    {
        var answer = Mlops.Run(folder.Path, "plan", @base, head, "--format", "json");
        Assert.Equal(0, answer.Status);
        using var document = JsonDocument.Parse(answer.Output);
        return document.RootElement.Clone();
    }

    private void Commit(string message, params (string Path, string? Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.Join(folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            if (text is null) File.Delete(full);
            else File.WriteAllText(full, text);
        }

        Git("add", "--all");
        Git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", message);
    }

    private void Git(params string[] arguments)
    {
        var (status, _, error) = Mlops.Start("git", folder.Path, arguments);
        Assert.True(status == 0, error);
    }
}
