using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Tests;

namespace Mlops.GitOps.Rules.Tests.Verdicts;

/// <summary>Holds that there is one way to a verdict, and that what a verdict says is written down for people.</summary>
public sealed class EntryPointTests
{
    [Fact]
    public void Only_authorize_makes_a_verdict_and_asks_its_conditions()
    {
        var wrong =
            from file in Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            where Path.GetFileName(file) is not ("Authorize.cs" or "ConditionTable.cs")
            let text = File.ReadAllText(file)
            where text.Contains("Mlops.GitOps.Rules.Verdicts", StringComparison.Ordinal)
            where text.Contains("new Verdict(", StringComparison.Ordinal) || text.Contains("ConditionTable", StringComparison.Ordinal) || text.Contains("Hearing.Of(", StringComparison.Ordinal)
                || Regex.IsMatch(text, @"\bwith \{[^}]*\bOutcome\b") || Regex.IsMatch(text, @"\.Condition\.Reasons\(")
            select file;
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_condition_stands_in_the_table()
    {
        var table = File.ReadAllText(Repository.PathOf("src", "Mlops.GitOps.Rules", "Verdicts", "ConditionTable.cs"));
        var conditions = Directory.EnumerateFiles(Repository.PathOf("src", "Mlops.GitOps.Rules", "Verdicts", "Conditions"), "*.cs").Select(Path.GetFileNameWithoutExtension).ToList();
        Assert.NotEmpty(conditions);
        Assert.All(conditions, condition => Assert.Contains($"{condition}.Condition", table, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_reason_has_its_row_in_the_page_of_the_verdict()
    {
        var page = File.ReadAllLines(Repository.PathOf("docs", "verdict.md"));
        Assert.All(Rules.Verdicts.ReasonCodes.All, code => Assert.Contains(page, line => line.StartsWith($"| `{code.Name}` |", StringComparison.Ordinal)));
    }
}
