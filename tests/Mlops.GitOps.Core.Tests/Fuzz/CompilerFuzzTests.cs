using Mlops.GitOps.Core.Tests.Variants;

namespace Mlops.GitOps.Core.Tests.Fuzz;

/// <summary>A sample of damaged workspaces; <c>MLOPS_FUZZ_CASES=100000</c> takes that many.</summary>
public sealed class CompilerFuzzTests
{
    private const int Sample = 1500;

    [Fact, Trait("Kind", "fuzz")]
    public void Damaged_workspaces_are_answered_alike_in_every_culture_and_file_order()
    {
        const int enough = 10;
        var findings = Enumerable.Range(0, FuzzCases.Or(Sample)).Select(FuzzCase.Of)
            .Select(static @case => (Case: @case, Broken: FindBroken(@case)))
            .Where(static finding => finding.Broken is not null)
            .Select(static finding => $"{finding.Broken}\n{finding.Case}")
            .Take(enough)
            .ToList();
        Assert.True(findings.Count == 0, string.Join("\n=====\n", findings));
    }

    [Fact]
    public void Formatted_examples_mean_the_same()
    {
        foreach (var name in ExampleWorkspaces.Names)
        {
            var files = ExampleWorkspaces.Read(name);
            foreach (var path in files.Keys)
            {
                var broken = CompilerLaws.FindBroken(new FuzzCase(0, name, path, files));
                Assert.True(broken is null, $"{name}/{path} {broken}");
            }
        }
    }

    private static string? FindBroken(FuzzCase @case)
    {
        try
        {
            return CompilerLaws.FindBroken(@case);
        }
#pragma warning disable CA1031 // Whatever is thrown is the finding, and belongs beside the case that it was thrown for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.ToString();
        }
    }
}
