using System.Collections.Immutable;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>The choices of the stack: a word, or the word with settings.</summary>
internal static class StackShape
{
    public static readonly ImmutableArray<StackChoice> Choices =
    [
        new("cloud", ["none", "aws", "gcp", "azure", "onprem"], "Where it runs."),
        new("experimentTracker", ["local", "mlflow", "wandb", "neptune"], "Where experiments are recorded; `local` is the MLflow file layout."),
        new("modelRegistry", ["git", "mlflow", "sagemaker"], "Where versions are recorded besides git."),
        new("featureStore", ["local", "postgres", "redis", "dynamodb", "feast", "tecton", "hopsworks"], "What serves features online."),
        new("orchestrator", ["local", "slurm", "argo", "kubeflow", "airflow", "ray", "spark"], "What runs stages when one machine is not enough."),
        new("monitoring", ["none", "prometheus", "evidently", "arize", "fiddler"], "What watches and alerts."),
        new("ci", ["none", "github", "gitlab", "azure"], "What checks and runs on every change."),
        new("serving",
            ["none", "local", "kubernetes", "kserve", "seldon", "bentoml", "ray-serve", "tf-serving", "torchserve", "sagemaker", "swarm"],
            "What answers predictions."),
        new("delivery", ["none", "argocd", "flux"], "What brings manifests to the cluster."),
        new("mesh", ["none", "istio", "linkerd", "gateway-api"], "What splits the traffic."),
    ];

    private static readonly ImmutableArray<Field> KnownSettings =
    [
        Optional("aws", Record("settings of aws",
            Optional("region", FilledText, "The region."),
            Optional("account", FilledText, "The account's number, quoted."),
            Optional("role", FilledText, "The role that workflows assume.")), "Settings of aws."),
        Optional("gcp", Record("settings of gcp",
            Optional("region", FilledText, "The region."),
            Optional("project", FilledText, "The project."),
            Optional("serviceAccount", FilledText, "The account that workflows act as.")), "Settings of gcp."),
        Optional("azure", Record("settings of azure",
            Optional("region", FilledText, "The region."),
            Optional("subscription", FilledText, "The subscription."),
            Optional("resourceGroup", FilledText, "The resource group."),
            Optional("client", FilledText, "The application that workflows act as.")), "Settings of azure."),
    ];

    // Settings of the other choices belong to their back-ends, which read them; until one does, any name is taken.
    private static readonly MapShape OpenSettings = MapOf(FilledText, Any, "settings");

    public static readonly RecordShape Shape = new("the stack", [.. Choices.Select(static choice =>
        Optional(choice.Name, Either(new EnumShape(choice.Values), WithSettings(choice.Name, choice.Values)), choice.Doc))]);

    /// <summary>Returns what a choice is when nothing is said: `none`, else `local`, else `git`.</summary>
    public static string DefaultOf(ImmutableArray<string> values) =>
        values.Contains("none") ? "none" : values.Contains("local") ? "local" : values[0];

    private static OneKeyShape WithSettings(string noun, ImmutableArray<string> values) =>
        OneKey(noun, [.. values.Select(SettingsOf)]);

    private static Field SettingsOf(string value)
    {
        foreach (var known in KnownSettings)
        {
            if (known.Name == value) return known;
        }

        return Optional(value, OpenSettings, $"Settings of {value}.");
    }
}
