using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Snapshots;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>Makes of a policy test what a verdict is given from, as git and the forge would show it.</summary>
internal static class PolicyScene
{
    public const string Head = "2222222222222222222222222222222222222222";
    public const string Base = "1111111111111111111111111111111111111111";
    public const string Before = "0000000000000000000000000000000000000000";

    public static JudgedChange Of(PolicyTest test, ImmutableArray<ParsedFile> workspace)
    {
        var world = PolicyWorld.Of(test, workspace);
        var before = Snapshot.Of(Base, world.Base);
        var after = Snapshot.Of(Head, world.Merged);
        var plan = PlanOf(test);
        return new JudgedChange(Base, Head, before, PolicyAnswers.Of(test, world, before.Compilation.Syntax.Header))
        {
            Merged = after,
            Plan = plan,
            PlanAtMergeBase = plan.Digest,
            Changes = [new ChangedPath(world.ChangedPath, world.Base.Any(file => file.Path == world.ChangedPath) ? ChangedPath.PlainFile : null, ChangedPath.PlainFile)],
            Paths = [.. world.Merged.Select(static file => file.Path)],
            HeadPaths = [world.ChangedPath],
            Commits = [new CommitText(Head, new Cast(before.Compilation.Syntax.Header).EmailOf(test.When.Text("by")?.Value), PolicyAnswers.MessageOf(test, before.Compilation.Syntax.Header))],
            History = world.History,
            IsForgeBaseKnown = true,
        };
    }

    // What specs change is said by the test; pins are compared as they stand.
    private static Plan PlanOf(PolicyTest test)
    {
        var kinds = test.When.Texts("change").Select(static kind => kind.Value).ToList();
        ImmutableArray<Change> changes = [.. kinds.Select(static kind => new Change(kind, ChangeKind.Changed, ImpactOf(kind), kind == "weaker" ? PolicyEffect.Weaker : PolicyEffect.Same, null, null, null, []))];
        return new Plan(Base, Head, Digest.OfText(string.Join(' ', kinds)), changes,
            changes.Select(static change => change.Impact).DefaultIfEmpty(Impact.None).Max(),
            changes.Select(static change => change.Policy).DefaultIfEmpty(PolicyEffect.Same).Max(),
            PinsEffect.None, [], []);
    }

    private static Impact ImpactOf(string kind) => kind switch
    {
        "breaking" => Impact.Breaking,
        "retrain" => Impact.Retrain,
        "redeploy" => Impact.Redeploy,
        _ => Impact.Additive,
    };
}
