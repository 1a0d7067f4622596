using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary><c>*.policy-test.yaml</c>: what the rules of a workspace are expected to decide.</summary>
internal static class PolicyTestShape
{
    private static readonly MapShape Measures = VersionShape.Measures;

    private static readonly RecordShape Champion = Record("what runs already",
        Optional("metrics", Measures, "How good it is."),
        Optional("slot", Words.Name, "Its slot; champion unless said."));

    private static readonly RecordShape Given = Record("what is given",
        Required("model", Words.Name, "The model of which a version is promoted."),
        Optional("version", Int(min: 1), "A version that the registry has; its record is the evidence."),
        Optional("metrics", Measures, "How good the version is, as its record would say."),
        Optional("slices", MapOf(Words.SpokenName, MapOf(FilledText, Measures, "levels and metrics"), "slices"), "How good it is for each group."),
        Optional("fairness", MapOf(Words.SpokenName, Measures, "attributes and measures"), "How far groups are treated alike."),
        Optional("baseline", Measures, "How good the answer without ML is."),
        Optional("champion", Champion, "What runs in the environment already."),
        Optional("delta", Measures, "The paired difference to that champion."),
        Optional("runsIn", MapOf(Words.Name, Words.Duration, "environments and durations"), "Where the version runs already, and for how long."),
        Optional("ranIn", ListOf(Words.Name, "environments"), "Where it ran before and does not any more."),
        Optional("rejected", Prose, "Why the version is in quarantine."));

    private static readonly RecordShape Approval = Record("an approval",
        Required("login", FilledText, "Who approves: a login of `roles`, or `outsider`."),
        Optional("ago", Words.Duration, "How long ago."),
        Optional("of", OneOf("head", "earlier"), "Of which commit; head unless said."));

    private static readonly RecordShape When = Record("what happens",
        Optional("promoteTo", Words.Name, "The environment that it is promoted to."),
        Optional("removeFrom", Words.Name, "The environment that it is taken out of."),
        Optional("change", OneOrMany(OneOf("breaking", "weaker", "retrain", "redeploy"), "kinds of change"), "Specs change instead, in such a way."),
        Optional("slot", Words.Name, "The slot; champion unless said."),
        Optional("by", FilledText, "Who opens the pull request: a login of `roles`, or `outsider`."),
        Optional("coAuthors", ListOf(FilledText, "logins"), "Who else made its commits."),
        Optional("pushedBy", FilledText, "Who pushed last; whoever opened it unless said."),
        Optional("approvedBy", ListOf(Either(FilledText, Approval), "logins"), "Who approves it."),
        Optional("changesRequestedBy", ListOf(FilledText, "logins"), "Who asks for changes."),
        Optional("breakGlass", AnyText, "The ticket of the trailer `Break-glass`."),
        Optional("verifiedCommits", Bool, "Whether the forge has verified the signatures; true unless said."),
        Optional("at", Words.Timestamp, "When the verdict is asked for; the first moment of 2026 unless said."));

    private static readonly RecordShape Then = Record("what is expected",
        Required("verdict", OneOf("allow", "deny", "indeterminate"), "The verdict."),
        Optional("because", ListOf(Words.SpokenName, "reason codes"), "Its reason codes, all of them; without it any will do."));

    private static readonly RecordShape Case = Record("a policy test",
        Required("given", Given, "The version, and where it runs."),
        Required("when", When, "The pull request."),
        Required("then", Then, "The verdict."));

    public static readonly RecordShape Shape = Record("a file of policy tests",
        Required("policyTests", MapOf(Words.Name, Case, "tests"), "The tests by name."));
}
