using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Tests.Baselines;

/// <summary>Holds every case of <c>tests/baselines</c> against its <c>expected/</c>; <c>UPDATE_BASELINES=1</c> rewrites them.</summary>
public class BaselineTests
{
    public static TheoryData<string> Cases => [.. BaselineCase.All.Select(static @case => @case.Name)];

    [Theory, MemberData(nameof(Cases))]
    public void Gives_what_the_baseline_says(string name)
    {
        var @case = BaselineCase.Of(name);
        var actual = BaselineFiles.Of(@case.Parse());
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1") @case.WriteExpected(actual);
        var expected = @case.ReadExpected();
        var differences = expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal).Select(path => Difference(path, expected, actual)).OfType<string>();
        Assert.True(expected.Count == actual.Count && !differences.Any(), $"{string.Join('\n', differences)}\nIf this is meant: UPDATE_BASELINES=1 dotnet test");
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_case_is_exactly_its_files(string name) => Assert.Empty(BaselineCase.Of(name).Strays());

    [Theory, MemberData(nameof(Cases))]
    public void No_baseline_is_longer_than_a_person_reads(string name)
    {
        foreach (var (path, text) in BaselineCase.Of(name).ReadExpected())
            Assert.True(text.Split('\n').Length <= 301, $"{name}/expected/{path} has more than 300 lines.");
    }

    [Fact]
    public void The_order_in_which_files_are_read_means_nothing()
    {
        foreach (var @case in BaselineCase.All) Assert.Equal(BaselineFiles.Of(@case.Parse()), BaselineFiles.Of([.. @case.Parse().Reverse()]));
    }

    private static string? Difference(string path, ImmutableSortedDictionary<string, string> expected, ImmutableSortedDictionary<string, string> actual)
    {
        if (!actual.TryGetValue(path, out var now)) return $"expected/{path} is a stray: nothing gives it any more.";
        if (!expected.TryGetValue(path, out var before)) return $"expected/{path} is missing:\n{now}";
        return before == now ? null : $"expected/{path} differs:\n{LineDifference.Between(before.Split('\n'), now.Split('\n'))}";
    }
}
