using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary><c>mlops.yaml</c>: the workspace.</summary>
internal static class HeaderShape
{
    private static readonly RecordShape Person = Record("a person",
        Required("id", Int(min: 1), "The account's number, which never changes."),
        Required("login", FilledText, "The account's login, for people to read."));

    private static readonly RecordShape Store = Record("the store",
        Required("url", FilledText, "Where bytes are kept: file://, https:// or s3://."),
        Optional("secrets", CommonShapes.Secrets, "Names of the secrets that open it."));

    private static readonly RecordShape Runtime = Record("a runtime",
        Optional("python", AnyText, "The version of Python."),
        Optional("lock", Words.Path, "The lock file: uv.lock, requirements.txt or conda-lock.yml."),
        Optional("image", FilledText, "The container image, by digest."));

    private static readonly RecordShape SecretHolder = Record("a channel's secret",
        Required("secret", Words.SecretName, "The name of the secret."));

    private static readonly RecordShape Channel = Record("a channel",
        Optional("pagerduty", SecretHolder, "PagerDuty, with the secret that holds its key."),
        Optional("slack", FilledText, "A Slack channel."),
        Optional("email", OneOrMany(FilledText, "addresses"), "Mail addresses."),
        Optional("webhook", Either(FilledText, SecretHolder), "A web hook: its address, or the secret that holds it."),
        Optional("secret", Words.SecretName, "The name of the secret that opens the channel.")) with
    {
        ExactlyOne = [["pagerduty", "slack", "email", "webhook"]],
    };

    private static readonly RecordShape StageDefaults = Record("defaults of stages",
        Optional("timeout", Words.PositiveDuration, "How long a stage may run."),
        Optional("retries", Int(min: 0, max: 100), "How often a stage is tried again."),
        Optional("resources", CommonShapes.Resources, "What a stage asks of its machine."),
        Optional("runtime", Words.Name, "The runtime of stages with a command."),
        Optional("image", FilledText, "The image of stages with a command."),
        Optional("env", CommonShapes.Env, "Environment variables; part of every key."),
        Optional("cache", Bool, "Whether results are used again."));

    private static readonly RecordShape Changes = Record("who approves which kind of change",
        Optional("breaking", CommonShapes.Approvals, "Changes that break a consumer."),
        Optional("weaker", CommonShapes.Approvals, "Changes that weaken a gate, a role or a rule."),
        Optional("retrain", CommonShapes.Approvals, "Changes that make models train again."),
        Optional("redeploy", CommonShapes.Approvals, "Changes that deploy again."));

    private static readonly RecordShape Registrar = Record("a registrar",
        Required("id", Int(min: 1), "The account's number."),
        Required("login", FilledText, "The account's login."),
        Required("publicKey", Words.PublicKey, "Base64 of the DER SubjectPublicKeyInfo (P-256)."));

    private static readonly MapShape Rules = MapOf(FilledText, new EnumShape(Vocabulary.RuleSeverities), "rules and severities");

    public static readonly RecordShape Shape = Record("the workspace",
        Required("mlops", Int(min: 1), "The version of the language: 1."),
        Optional("requires", FilledText, "Versions of the tool that understand this workspace, such as \">=0.1\"."),
        Required("project", Words.Name, "The project's name; it stands in the names of generated files."),
        Optional("stack", StackShape.Shape, "What the project runs on; each choice selects back-ends."),
        Optional("store", Store, "Where bytes are kept that records name by digest."),
        Optional("roles", MapOf(Words.Name, ListOf(Person, "people such as {id: 1001, login: ada}"), "roles"), "Who may approve."),
        Optional("runtimes", MapOf(Words.Name, Runtime, "runtimes"), "What commands run in."),
        Optional("runners", MapOf(Words.Name, OneOrMany(FilledText, "labels"), "runners"), "Machines of the CI, by label."),
        Optional("channels", MapOf(Words.Name, Channel, "channels"), "Where alerts go."),
        Optional("defaults", Record("defaults", Optional("stage", StageDefaults, "What every stage says unless it says otherwise.")), "Defaults."),
        Optional("changes", Changes, "Who must approve which kind of change, on top of what environments ask."),
        Optional("images", MapOf(Words.Name, FilledText, "images"), "Images of ours that targets start."),
        Optional("registrars", ListOf(Registrar, "registrars"), "Who may write version records, and with which key."),
        Optional("deployer", Person, "Whose deployments count as evidence."),
        Optional("rules", Rules, "Severities of 7xxx rules, by slug.")) with
    {
        BelongsElsewhere = static key => Vocabulary.Sections.Contains(key) ? "it belongs in a file that ends in .mlops.yaml" : null,
    };
}
