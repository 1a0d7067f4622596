using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>Asks the rules of a workspace what its policy tests say they decide; no clock, no network, no repository.</summary>
public static class PolicyTestRun
{
    public static ImmutableArray<PolicyTestResult> Of(ImmutableArray<PolicyTest> tests, ImmutableArray<ParsedFile> workspace) =>
        [.. tests.Select(test => new PolicyTestResult(test, Authorize.Judge(PolicyScene.Of(test, workspace))))];
}
