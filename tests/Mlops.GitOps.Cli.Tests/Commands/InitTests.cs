using Mlops.GitOps.Cli.Scaffolding;
using Mlops.GitOps.Core.Shapes;

namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class InitTests
{
    public static TheoryData<string> TemplateNames => [.. Templates.Names];

    [Theory]
    [MemberData(nameof(TemplateNames))]
    public void A_template_becomes_a_workspace_without_a_problem(string template)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "new", "--template", template).Status);
        var answer = Mlops.Run(folder["new"], "validate", "--strict");
        Assert.Contains("0 problems", answer.Output, StringComparison.Ordinal);
        Assert.Equal(0, answer.Status);
    }

    /// <summary>Every choice of every part stands beside every choice of every other part at least once.</summary>
    [Fact]
    public void Eight_answers_become_a_workspace_without_a_diagnostic_whatever_they_are()
    {
        foreach (var choices in PairwiseCover())
        {
            using var folder = new TemporaryFolder();
            var options = StackAnswers.Parts.SelectMany((part, at) => (string[])[StackAnswers.OptionOf(part), StackParts.ValuesOf(part)[choices[at]]]);
            Assert.Equal(0, Mlops.Run(folder.Path, ["init", ".", "--project", "churn", .. options]).Status);
            var answer = Mlops.Run(folder.Path, "validate", "--strict");
            Assert.True(answer.Status == 0, $"{string.Join(' ', options)}\n{answer.Output}");
        }
    }

    [Fact]
    public void The_eight_standard_stages_come_in_their_order()
    {
        using var folder = new TemporaryFolder();
        Mlops.Run(folder.Path, "init", ".", "--project", "churn", "--ci", "github");
        var order = Mlops.Run(folder.Path, "graph", "--format", "order").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        string[] standard = ["ingest", "validate", "features", "train", "evaluate", "register", "deploy", "monitor"];
        Assert.Equal(standard, order.Where(standard.Contains));
        Assert.Contains("churn: maturity level 2", Mlops.Run(folder.Path, "maturity").Output, StringComparison.Ordinal);
        Assert.Equal(0, Mlops.Run(folder.Path, "fmt", "--check").Status);
    }

    [Fact]
    public void Files_that_are_there_are_named_and_kept()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", "mine").With("README.md", "mine, too");
        var answer = Mlops.Run(folder.Path, "init", "--template", "quickstart");
        Assert.Equal(1, answer.Status);
        Assert.Contains("README.md, mlops.yaml", answer.Error, StringComparison.Ordinal);
        Assert.Equal("mine", folder.Read("mlops.yaml"));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", "--force").Status);
        Assert.NotEqual("mine", folder.Read("mlops.yaml"));
    }

    [Theory]
    [InlineData("did you mean 'quickstart'?", "--template", "quikstart")]
    [InlineData("Did you mean 'aws'?", "--cloud", "awz")]
    [InlineData("--project my-project", "--project", "My Project!")]
    [InlineData("goes without the others", "--template", "quickstart", "--cloud", "aws")]
    public void A_wrong_answer_is_a_usage_error_with_a_hint(string hint, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var answer = Mlops.Run(folder.Path, ["init", .. options]);
        Assert.Equal(2, answer.Status);
        Assert.Contains(hint, answer.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static IEnumerable<int[]> PairwiseCover()
    {
        var sizes = StackAnswers.Parts.Select(static part => StackParts.ValuesOf(part).Length).ToArray();
        var open = new HashSet<(int, int, int, int)>();
        for (var left = 0; left < sizes.Length; left++)
        for (var right = left + 1; right < sizes.Length; right++)
        for (var a = 0; a < sizes[left]; a++)
        for (var b = 0; b < sizes[right]; b++) open.Add((left, a, right, b));

        while (open.Count > 0)
        {
            var (left, a, right, b) = open.Min();
            var row = Enumerable.Repeat(-1, sizes.Length).ToArray();
            (row[left], row[right]) = (a, b);
            for (var part = 0; part < sizes.Length; part++)
            {
                if (row[part] >= 0) continue;
                row[part] = Enumerable.Range(0, sizes[part]).MaxBy(value => open.Count(pair => Covers(row, part, value, pair)));
            }

            open.RemoveWhere(pair => row[pair.Item1] == pair.Item2 && row[pair.Item3] == pair.Item4);
            yield return row;
        }
    }

    private static bool Covers(int[] row, int part, int value, (int Left, int A, int Right, int B) pair) =>
        (pair.Left == part && pair.A == value && row[pair.Right] == pair.B) || (pair.Right == part && pair.B == value && row[pair.Left] == pair.A);
}
