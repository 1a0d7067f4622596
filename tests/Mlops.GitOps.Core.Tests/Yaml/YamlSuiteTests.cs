using System.Text.Json.Nodes;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Xunit.Abstractions;

namespace Mlops.GitOps.Core.Tests.Yaml;

/// <summary>Holds the reader against the YAML test suite.</summary>
public class YamlSuiteTests(ITestOutputHelper output)
{
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
            if (!complaints.IsEmpty) wrong.Add($"{@case.Id}: {complaints[0].Location} {complaints[0].Message}");
            else if (expected is not null && expected != actual) wrong.Add($"{@case.Id}: {expected} != {actual}");
            else right++;
        }

        output.WriteLine($"{right} read rightly; outside our subset: {string.Join(", ", outside.Select(static o => $"{o.Value} {o.Key}"))}");
        Assert.Empty(wrong);
    }

    private static string Canonical(string json) => json.Trim().Length == 0 ? "" : JsonNode.Parse(json)?.ToJsonString() ?? "null";

    private static (YamlDocument Document, System.Collections.Immutable.ImmutableArray<Diagnostic> Diagnostics) Read(YamlSuiteCase @case)
    {
        var diagnostics = new DiagnosticBag();
        return (YamlReader.Read(new SourceFile(@case.Id, @case.Yaml), diagnostics), diagnostics.ToSorted());
    }
}
