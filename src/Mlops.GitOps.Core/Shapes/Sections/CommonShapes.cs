using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>What several sections share.</summary>
internal static class CommonShapes
{
    public static readonly ExpressionShape Expression = new();

    public static readonly Field Description = Optional("description", Prose, "One or two sentences for people who search.");

    public static readonly Field Owner = Optional("owner", Words.Name, "The role that answers for it.");

    public static readonly RecordShape Approval = Record("an approval",
        Required("role", Words.Name, "Whose approval counts: a role, or `owner` for the model's owner role."),
        Optional("count", Int(min: 1), "How many different people; 1 where nothing is said."),
        Optional("maxAge", Words.Duration, "How old an approval may be."));

    public static readonly ListShape Approvals = ListOf(Approval, "approvals such as {role: risk}");

    public static readonly RecordShape Gpu = Record("GPUs",
        Optional("count", Int(min: 1), "How many."),
        Optional("type", AnyText, "Which kind, as the cluster names it."));

    public static readonly RecordShape Resources = Record("resources",
        Optional("cpu", Words.Cpu, "Processors: 2, 0.5 or 500m."),
        Optional("memory", Words.Bytes, "Memory: 4GiB."),
        Optional("gpu", Either(Int(min: 1), Gpu), "GPUs: a number, or `{count, type}`."));

    public static readonly MapShape Env = MapOf(Words.VariableName, AnyText, "environment variables");

    public static readonly ListShape Secrets = ListOf(Words.SecretName, "names of secrets");
}
