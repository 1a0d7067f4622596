using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Data.Validating;

namespace Mlops.GitOps.Data.Tests.Validating;

/// <summary>Cases of Great Expectations' own tests (https://github.com/great-expectations/great_expectations at ce78204d, 1.2): each names the file and
/// the case it is from. Where its engines differ, these are the ones of pandas, or of its SQL engines for LIKE.</summary>
public sealed class GreatExpectationsTests
{
    private static readonly string[] Files = ["values", "texts", "measures", "records", "tables"];

    public static TheoryData<string, string, int> Cases()
    {
        var cases = new TheoryData<string, string, int>();
        foreach (var (file, at, name) in Files.SelectMany(static file => Groups(file).SelectMany((group, at) => group!["cases"]!.AsArray().Select(@case => (file, at, (string)@case!["case"]!)))))
            cases.Add(file, name, at);
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_Great_Expectations_says_is_what_we_say(string file, string name, int group)
    {
        var from = Groups(file)[group]!;
        var @case = from["cases"]!.AsArray().Single(@case => (string)@case!["case"]! == name)!;
        using var folder = new TemporaryFolder();
        var result = Ask(folder, from, @case);
        var raised = (bool)result["exception_info"]!["raised_exception"]!;
        Assert.Equal(@case["raises"] is not null, raised);
        if (raised) return;
        Assert.Equal((bool)@case["success"]!, (bool)result["success"]!);
        var seen = result["result"]!;
        if (@case["unexpected"] is JsonArray unexpected)
        {
            AssertSame(unexpected, seen["partial_unexpected_list"]);
            Assert.Equal(unexpected.Count, (int)seen["unexpected_count"]!);
        }

        if (@case.AsObject().TryGetPropertyValue("observed", out var observed)) AssertSame(observed, seen["observed_value"]);
        foreach (var (key, value) in @case["result"]?.AsObject() ?? []) AssertSame(value, seen[key]);
    }

    [Fact]
    public void There_are_enough_cases_and_none_of_an_expectation_that_is_not_checked()
    {
        Assert.True(Cases().Count >= 150, $"{Cases().Count} cases");
        var named = Files.SelectMany(static file => Groups(file)).Select(static group => (string)group!["expectation"]!).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(named.Except(Catalogue.All.Keys));

        // Their data are thousands of random numbers, or there is no case of them at that commit: they have tests of their own.
        Assert.Equal(["expect_column_proportion_of_non_null_values_to_be_between", "expect_column_quantile_values_to_be_between"], Catalogue.All.Keys.Except(named).Order(StringComparer.Ordinal));
    }

    private static JsonNode Ask(TemporaryFolder folder, JsonNode group, JsonNode @case)
    {
        var data = TableFiles.Write(folder["data.parquet"], QueryOf(group["data"]!.AsObject(), group["types"]?.AsObject()));
        var settings = new JsonObject
        {
            ["columns"] = new JsonArray(),
            ["expectations"] = new JsonArray(new JsonObject { ["name"] = (string)group["expectation"]!, ["arguments"] = @case["with"]!.DeepClone(), ["onFail"] = "warn" }),
        };
        var (status, log) = StageFiles.Run(TableFiles.Runner("validate"), folder.Path, settings, new() { ["data"] = StageFiles.Table(data) }, ["rows", "rejects", "report"]);
        Assert.True(status == 0, log);
        return JsonNode.Parse(File.ReadAllText(StageFiles.PathOf(folder.Path, "report")))!["results"]![0]!;
    }

    // Columns by what is in them; without any value they are texts, unless it is said what they are.
    private static string QueryOf(JsonObject data, JsonObject? types)
    {
        var columns = data.Select(column => (column.Key, Values: column.Value!.AsArray(), Type: (string?)types?[column.Key] ?? TypeOf(column.Value.AsArray()))).ToList();
        var unnested = columns.Select(static column => $"unnest(CAST([{string.Join(", ", column.Values.Select(Literal))}] AS {column.Type}[])) AS {Sql.Name(column.Key)}");
        return $"SELECT {string.Join(", ", unnested)}";
    }

    private static string TypeOf(JsonArray values)
    {
        var filled = values.Where(static value => value is not null).Select(static value => value!).ToList();
        return filled switch
        {
            [] => "VARCHAR",
            _ when filled.TrueForAll(static value => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False) => "BOOLEAN",
            _ when filled.TrueForAll(static value => value.GetValueKind() == JsonValueKind.Number && !value.ToJsonString().Contains('.', StringComparison.Ordinal)) => "BIGINT",
            _ when filled.TrueForAll(static value => value.GetValueKind() == JsonValueKind.Number) => "DOUBLE",
            _ => "VARCHAR",
        };
    }

    private static string Literal(JsonNode? value) => value switch
    {
        null => "NULL",
        _ when value.GetValueKind() == JsonValueKind.String => Sql.Text((string)value!),
        _ => value.ToJsonString(),
    };

    private static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(AreSame(expected, actual), $"expected {expected?.ToJsonString() ?? "null"}, got {actual?.ToJsonString() ?? "null"}");

    // Numbers by value: Great Expectations writes 6.0 where pandas has made floats of whole numbers with gaps.
    private static bool AreSame(JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(static pair => AreSame(pair.First, pair.Second)),
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(item => b.TryGetPropertyValue(item.Key, out var value) && AreSame(item.Value, value)),
        _ when expected.GetValueKind() == JsonValueKind.Number && actual.GetValueKind() == JsonValueKind.Number => Math.Abs((double)expected - (double)actual) <= 1e-12 * Math.Max(1, Math.Abs((double)expected)),
        _ => JsonNode.DeepEquals(expected, actual),
    };

    private static JsonArray Groups(string file) => JsonNode.Parse(File.ReadAllText(Path.Join(Repository.Root, "tests/Mlops.GitOps.Data.Tests/Validating", $"{file}.json")))!.AsArray();
}
