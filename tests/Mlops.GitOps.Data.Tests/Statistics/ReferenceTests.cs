using System.Text.Json;
using Mlops.GitOps.Data.Statistics.Cases;

namespace Mlops.GitOps.Data.Tests.Statistics;

public sealed class ReferenceTests
{
    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(CaseFile.Folder, "*.json").Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Values_are_those_of_the_sources(string file)
    {
        var wrong = new List<string>();
        foreach (var @case in CaseFile.Read(Path.Join(CaseFile.Folder, file)))
        {
            var answer = JsonSerializer.SerializeToElement(CaseRunner.Run(@case));
            var isRight = answer.TryGetProperty("value", out var value) && CaseFile.IsNear(@case.GetProperty("value"), value, CaseFile.Tolerance(@case));
            if (!isRight) wrong.Add($"{@case.GetProperty("id")} ({@case.GetProperty("source")}): expected {@case.GetProperty("value")}, got {answer}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_case_says_where_its_value_comes_from()
    {
        var cases = CaseFile.All().ToList();

        Assert.True(cases.Count >= 300, $"there are {cases.Count} cases");
        Assert.All(cases, static @case => Assert.NotEmpty(@case.GetProperty("source").GetString() ?? ""));
        Assert.Equal(cases.Count, cases.Select(static @case => @case.GetProperty("id").GetString()).Distinct().Count());
    }

    // Random numbers are drawn by a generator of our own, so no source can print these values; laws hold them instead.
    [Fact]
    public void Every_function_but_the_bootstrap_has_cases()
    {
        var seen = CaseFile.All().Select(static @case => @case.GetProperty("function").GetString()).ToHashSet();

        Assert.Equal(["bootstrap_mean"], StatisticFunctions.All.Select(static function => function.Name).Where(name => !seen.Contains(name)));
    }

    [Fact]
    public void A_value_that_is_off_by_more_than_its_tolerance_is_found()
    {
        Assert.True(CaseFile.IsNear(1.0, 1.0 + 5e-10, 1e-9));
        Assert.False(CaseFile.IsNear(1.0, 1.0 + 5e-9, 1e-9));
        Assert.False(CaseFile.IsNear(1e-20, 1e-10, 1e-9));
    }
}
