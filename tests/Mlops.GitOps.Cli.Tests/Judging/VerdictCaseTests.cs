using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Cli.Gating;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Judging;
using Mlops.GitOps.Rules.Recorded;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Cli.Tests.Judging;

/// <summary>Recorded attacks and controls; each is judged through the library and through the command, with one result.</summary>
public sealed class VerdictCaseTests
{
    public static TheoryData<string> Cases => [.. CasePaths().Select(static path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))];

    private static string Folder => Repository.PathOf("tests", "cases", "verdict");

    [Theory, MemberData(nameof(Cases))]
    public void A_case_is_judged_as_it_says(string path)
    {
        using var @case = VerdictCase.Read(Path.Join(Folder, path));
        var verdict = Judge(@case);
        Assert.Equal($"{@case.Verdict}: {string.Join(" ", @case.Codes)}", $"{VerdictTree.NameOf(verdict.Outcome)}: {string.Join(" ", verdict.Codes.Order(StringComparer.Ordinal))}" + Because(@case, verdict));
        Assert.All(verdict.Reasons.Where(static reason => reason.Code.Effect != ReasonEffect.Allow), static reason => Assert.False(string.IsNullOrWhiteSpace(reason.WouldSatisfy), reason.Message));
        var file = Path.Join(@case.Root, ".git", "pull.json");
        File.WriteAllText(file, @case.Recorded);
        var answer = Mlops.Run(@case.Root, ["gate", "--base", @case.Base, "--head", @case.Head, "--pull", file, .. @case.Prefix.Length == 0 ? [] : new[] { "--workspace", Directory.CreateDirectory(Path.Join(@case.Root, @case.Prefix)).FullName }]);
        Assert.Equal(VerdictJson.Of(verdict), answer.Output);
        Assert.Equal(@case.Verdict switch { "ALLOW" => 0, "DENY" => 3, _ => 4 }, answer.Status);
        VerdictSchema.Holds(answer.Output);
    }

    [Fact]
    public void There_are_enough_cases_and_enough_of_them_allow()
    {
        var verdicts = CasePaths().Select(static path => File.ReadLines(path).Single(static line => line.StartsWith("verdict: ", StringComparison.Ordinal))).ToList();
        Assert.True(verdicts.Count >= 150);
        Assert.True(4 * verdicts.Count(static line => line == "verdict: ALLOW") >= verdicts.Count);
    }

    [Fact]
    public void Every_reason_that_a_pull_request_can_have_occurs()
    {
        var said = CasePaths().SelectMany(static path => File.ReadLines(path).Single(static line => line.StartsWith("codes: ", StringComparison.Ordinal))["codes: ".Length..].Trim('[', ']').Split(", ")).ToHashSet(StringComparer.Ordinal);

        // These three are said of a commit that is about to be deployed.
        Assert.Empty(ReasonCodes.All.Select(static code => code.Name).Except([.. said, "no_pull_request", "unreviewed_merge", "no_verdict"]));
    }

    internal static Verdict Judge(VerdictCase @case)
    {
        using var repository = GitRepository.Open(@case.Root, Environment.GetEnvironmentVariable);
        return Authorize.Judge(ChangeReader.Read(repository, @case.Prefix, @case.Base, @case.Head, RecordedPullReader.Read(@case.Recorded)));
    }

    private static IEnumerable<string> CasePaths() => Directory.EnumerateDirectories(Folder).Where(static folder => Path.GetFileName(folder) != "workspaces")
        .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.yaml")).Order(StringComparer.Ordinal);

    // What went wrong is shown with the reasons, and nothing where all is as it should be.
    private static string Because(VerdictCase @case, Verdict verdict) =>
        verdict.Codes.Order(StringComparer.Ordinal).SequenceEqual(@case.Codes) ? "" : "\n" + string.Join('\n', verdict.Reasons.Select(static reason => $"{reason.Code}: {reason.Message}"));
}
