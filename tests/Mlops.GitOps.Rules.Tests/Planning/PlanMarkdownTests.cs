using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Planning.Writing;

namespace Mlops.GitOps.Rules.Tests.Planning;

public sealed class PlanMarkdownTests
{
    private const string Hostile = "`@everyone` | <img src=x onerror=alert(1)> [a](http://evil.example) ![](http://evil.example/x.png)\n\n# heading\r\n</details>\u202e\u200b#1 acme/repo#2";

    [Fact]
    public void Text_of_others_stays_in_its_code()
    {
        var page = PlanMarkdown.Of(Made(1, Hostile));
        var outside = Regex.Replace(page, "`[^`\n]*`", "");
        foreach (var danger in (string[])["@everyone", "<img", "](", "# heading", "evil", "#1", "acme"]) Assert.DoesNotContain(danger, outside, StringComparison.Ordinal);
        Assert.Equal(Count(page, "<details"), Count(outside, "</details>"));
        Assert.DoesNotContain('\u202e', page);
        Assert.DoesNotContain('\u200b', page);
        Assert.DoesNotContain('\r', page);
    }

    [Fact]
    public void A_row_of_a_table_keeps_its_cells()
    {
        var rows = PlanMarkdown.Of(Made(1, Hostile)).Split('\n').Where(static line => line.StartsWith('|')).ToList();
        Assert.Contains(rows, static row => row.Contains("everyone", StringComparison.Ordinal));
        Assert.All(rows, static row => Assert.Contains(Count(row, "|"), (int[])[4, 5, 6]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(2_000)]
    [InlineData(20_000)]
    public void A_page_fits_and_says_what_it_leaves_out(int changes)
    {
        var page = PlanMarkdown.Of(Made(changes, "a long name that repeats itself over and over"));
        Assert.True(page.Length <= PlanMarkdown.MostCharacters);
        Assert.Equal(changes >= 2_000, page.Contains("more left out", StringComparison.Ordinal));
        Assert.Equal(Count(page, "<details"), Count(page, "</details>"));
        Assert.Contains("digest", page, StringComparison.Ordinal);
    }

    [Fact]
    public void One_sees_at_a_glance_what_gets_better_and_what_worse()
    {
        var page = PlanMarkdown.Of(Made(1, "x"));
        Assert.Contains("| `auc` | 0.85 | 0.91 | 🟢 better |", page, StringComparison.Ordinal);
        Assert.Contains("| `brier` | 0.2 | 0.21 | 🔴 worse |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_in_one_line() => Assert.Equal("### Plan\n\nNothing changes in meaning.\n\n", PlanMarkdown.Of(Made(0, "") with { Changes = [] }));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static Plan Made(int changes, string text)
    {
        var at = new Location("a.mlops.yaml", new LinePosition(1, 1), new LinePosition(1, 2));
        var impacts = Enum.GetValues<Impact>();
        return new Plan(
            "base", "head", Digest.OfText("x"),
            [.. Enumerable.Range(0, changes).Select(number => new Change($"datasets.{text}.{number}", ChangeKind.Changed, impacts[number % impacts.Length], PolicyEffect.Weaker, YamlTree.Text(text), YamlTree.Map((text, YamlTree.Text(text))), at, [text]))],
            Impact.Breaking, PolicyEffect.Weaker, PinsEffect.Promotion,
            [new ApprovalNeed(text, 2, text)],
            [new PlannedGate(text, text, text, text, null, [(text, 1)], at)])
        {
            Metrics = [new MetricChange("production", "credit", "champion", "auc", 0.85, 0.91, true), new MetricChange("production", "credit", "champion", "brier", 0.2, 0.21, false), new MetricChange(text, text, text, text, null, 1, null)],
        };
    }
}
