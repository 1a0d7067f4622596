using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>A policy test and what the rules really decide.</summary>
public sealed record PolicyTestResult(PolicyTest Test, Verdict Verdict)
{
    public bool Passed => Verdict.Outcome == Test.Expected && (Test.Because is null || Verdict.Codes.ToHashSet(StringComparer.Ordinal).SetEquals(Test.Codes.Select(static code => code.Value)));
}
