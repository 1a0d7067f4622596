using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>An environment: where models run, and what must hold before they do.</summary>
internal static class EnvironmentShape
{
    private static readonly RecordShape Freeze = Record("a freeze",
        Required("from", Words.Timestamp, "The first moment of it."),
        Required("to", Words.Timestamp, "The first moment after it."),
        Optional("reason", Prose, "Why."));

    private static readonly RecordShape Rollback = Record("a rollback",
        Required("approvals", CommonShapes.Approvals, "Who must agree to go back."));

    private static readonly RecordShape BreakGlass = Record("a break-glass rule",
        Required("approvals", CommonShapes.Approvals, "Who must agree."),
        Optional("ticket", OneOf("required", "optional"), "Whether a ticket must be named."));

    private static readonly RecordShape Target = Record("a target",
        Optional("cluster", FilledText, "The cluster."),
        Optional("namespace", Words.Name, "The namespace."),
        Optional("server", FilledText, "The cluster's address, where delivery needs it."));

    private static readonly RecordShape SecretSource = Record("where a secret is",
        Optional("vault", FilledText, "A path in Vault."),
        Optional("aws", FilledText, "A name in AWS Secrets Manager."),
        Optional("gcp", FilledText, "A name in Google Secret Manager."),
        Optional("azure", FilledText, "A name in Azure Key Vault."),
        Optional("kubernetes", FilledText, "A Secret of the cluster, as name/key."),
        Optional("env", Words.VariableName, "A variable of the process.")) with
    {
        ExactlyOne = [["vault", "aws", "gcp", "azure", "kubernetes", "env"]],
    };

    public static readonly RecordShape Shape = Record("environment",
        CommonShapes.Owner,
        CommonShapes.Description,
        Optional("after", OneOrMany(Words.Name, "environments"), "What must have run it first."),
        Optional("promote", OneOf("review", "auto"), "Whether people merge, or the workflow once the verdict allows it."),
        Optional("soak", Words.Duration, "How long it must have run before."),
        Optional("freeze", ListOf(Freeze, "freezes such as {from, to, reason}"), "When nothing is promoted."),
        Optional("gates", ListOf(CommonShapes.Expression, "expressions"), "What must hold of every model."),
        Optional("approvals", CommonShapes.Approvals, "Who must agree."),
        Optional("verifiedCommits", Bool, "Whether every commit must carry a verified signature."),
        Optional("rollback", Rollback, "Going back to what already ran here: no gates, soak or freeze."),
        Optional("breakGlass", BreakGlass, "What lifts freeze, soak and order when it burns."),
        Optional("target", Target, "Where it is."),
        Optional("set", MapOf(FilledText, Any, "paths and values"), "Values of this environment, by dotted path."),
        Optional("secrets", MapOf(Words.SecretName, SecretSource, "secrets"), "Where its secrets are."));
}
