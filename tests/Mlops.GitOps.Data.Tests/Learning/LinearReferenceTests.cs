using Mlops.GitOps.Core.Tests;

namespace Mlops.GitOps.Data.Tests.Learning;

/// <summary>Coefficients beside those of scikit-learn: committed ones, and where it is installed those of whole datasets.</summary>
public sealed class LinearReferenceTests
{
    private static readonly List<LinearCase> Committed =
        LinearCase.ReadAll(File.ReadAllText(Repository.PathOf("tests", "Mlops.GitOps.Data.Tests", "Learning", "Cases", "linear-models.json")));

    public static TheoryData<string> Names => [.. Committed.Select(static @case => @case.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Coefficients_are_those_that_scikit_learn_finds(string name)
    {
        var @case = Committed.Single(@case => @case.Name == name);
        Assert.InRange(@case.Distance(), 0, 1e-6 * Scale(@case));
    }

    [ScikitFact]
    public void Whole_datasets_give_the_coefficients_that_scikit_learn_finds_here()
    {
        var cases = LinearCase.ReadAll(Scikit.Run("linear_models.py", "full"));
        Assert.Equal(6, cases.Count);
        Assert.All(cases, static @case => Assert.InRange(@case.Distance(), 0, (@case.Call.Contains("Ridge", StringComparison.Ordinal) ? 1e-9 : 1e-4) * Scale(@case)));
    }

    // Errors of a regression are in the unit of its label.
    private static double Scale(LinearCase @case) => @case.Call.Contains("Ridge", StringComparison.Ordinal) ? @case.Y.Max(Math.Abs) : 1;
}
