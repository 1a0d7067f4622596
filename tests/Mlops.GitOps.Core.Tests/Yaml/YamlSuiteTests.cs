using System.Text.Json.Nodes;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Xunit.Abstractions;

namespace Mlops.GitOps.Core.Tests.Yaml;

/// <summary>Holds the reader against the YAML test suite.</summary>
public class YamlSuiteTests(ITestOutputHelper output)
{
    /// <summary>Valid cases that are refused, and why that is no loss.</summary>
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["4MUZ/02"] = "YamlDotNet wants the ':' on the line of its key, also in braces",
        ["VJP3/01"] = "YamlDotNet wants the ':' on the line of its key, also in braces",
        ["JEF9/01"] = "YamlDotNet refuses a block of text that is nothing but blanks",
        ["JEF9/02"] = "YamlDotNet refuses a block of text that is nothing but blanks",
        ["UKK6/00"] = "YamlDotNet refuses a list item that is a lone ':'",
    };

    [JudgeFact(YamlSuite.Judge)]
    public void Every_case_that_must_fail_is_rejected()
    {
        var accepted = YamlSuite.Load().Where(static c => c.MustFail && Read(c).Diagnostics.IsEmpty).Select(static c => c.Id);
        Assert.Empty(accepted);
    }

    [JudgeFact(YamlSuite.Judge)]
    public void Every_valid_case_of_our_subset_is_read_to_the_same_value()
    {
        var wrong = new List<string>();
        var outside = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var right = 0;
        foreach (var @case in YamlSuite.Load().Where(static c => !c.MustFail))
        {
            if (@case.OutsideOurSubset() is { } reason)
            {
                outside[reason] = outside.GetValueOrDefault(reason) + 1;
                continue;
            }

            var (document, complaints) = Read(@case);
            var expected = @case.Json is null ? null : Canonical(@case.Json);
            var actual = document.Root is null ? "" : Canonical(YamlJson.Write(document.Root));
            if (Refused.ContainsKey(@case.Id)) Assert.NotEmpty(complaints);
            else if (!complaints.IsEmpty) wrong.Add($"{@case.Id}: {complaints[0].Location} {complaints[0].Message}");
            else if (expected is not null && expected != actual) wrong.Add($"{@case.Id}: {expected} != {actual}");
            else right++;
        }

        output.WriteLine($"{right} read rightly; outside our subset: {string.Join(", ", outside.Select(static o => $"{o.Value} {o.Key}"))}");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static string Canonical(string json) => json.Trim().Length == 0 ? "" : Sorted(JsonNode.Parse(json))?.ToJsonString() ?? "null";

    // The suite's JSON is not always in the order of the YAML.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e => KeyValuePair.Create(e.Key, Sorted(e.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static (YamlDocument Document, System.Collections.Immutable.ImmutableArray<Diagnostic> Diagnostics) Read(YamlSuiteCase @case)
    {
        var diagnostics = new DiagnosticBag();
        return (YamlReader.Read(new SourceFile(@case.Id, @case.Yaml), diagnostics), diagnostics.ToSorted());
    }
}
