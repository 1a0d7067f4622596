using System.Collections.Immutable;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>The choices of the stack: a word, or the word with settings.</summary>
internal static class StackShape
{
    public static readonly ImmutableArray<(string Name, ImmutableArray<string> Values, string Doc)> Choices =
    [
        ("cloud", ["none", "aws", "gcp", "azure", "onprem"], "Where it runs."),
        ("experimentTracker", ["local", "mlflow", "wandb", "neptune"], "Where experiments are recorded; `local` is the MLflow file layout."),
        ("modelRegistry", ["git", "mlflow", "sagemaker"], "Where versions are recorded besides git."),
        ("featureStore", ["local", "postgres", "redis", "dynamodb", "feast", "tecton", "hopsworks"], "What serves features online."),
        ("orchestrator", ["local", "slurm", "argo", "kubeflow", "airflow", "ray", "spark"], "What runs stages when one machine is not enough."),
        ("monitoring", ["none", "prometheus", "evidently", "arize", "fiddler"], "What watches and alerts."),
        ("ci", ["none", "github", "gitlab", "azure"], "What checks and runs on every change."),
        ("serving",
            ["none", "local", "kubernetes", "kserve", "seldon", "bentoml", "ray-serve", "tf-serving", "torchserve", "sagemaker", "swarm"],
            "What answers predictions."),
        ("delivery", ["none", "argocd", "flux"], "What brings manifests to the cluster."),
        ("mesh", ["none", "istio", "linkerd", "gateway-api"], "What splits the traffic."),
    ];

    private static readonly ImmutableDictionary<string, Shape> KnownSettings = new Dictionary<string, Shape>
    {
        ["aws"] = Record("settings of aws",
            Optional("region", FilledText, "The region."),
            Optional("account", FilledText, "The account's number, quoted."),
            Optional("role", FilledText, "The role that workflows assume.")),
        ["gcp"] = Record("settings of gcp",
            Optional("region", FilledText, "The region."),
            Optional("project", FilledText, "The project."),
            Optional("serviceAccount", FilledText, "The account that workflows act as.")),
        ["azure"] = Record("settings of azure",
            Optional("region", FilledText, "The region."),
            Optional("subscription", FilledText, "The subscription."),
            Optional("resourceGroup", FilledText, "The resource group."),
            Optional("client", FilledText, "The application that workflows act as.")),
    }.ToImmutableDictionary();

    // Settings of the other choices belong to their back-ends, which read them; until one does, any name is taken.
    private static readonly MapShape OpenSettings = MapOf(FilledText, Any, "settings");

    public static readonly RecordShape Shape = new("the stack", [.. Choices.Select(static choice =>
        Optional(choice.Name, Either(new EnumShape(choice.Values), WithSettings(choice.Name, choice.Values)), choice.Doc))]);

    /// <summary>Returns what a choice is when nothing is said: `none`, else `local`, else `git`.</summary>
    public static string DefaultOf(ImmutableArray<string> values) =>
        values.Contains("none") ? "none" : values.Contains("local") ? "local" : values[0];

    private static OneKeyShape WithSettings(string noun, ImmutableArray<string> values) =>
        OneKey(noun, [.. values.Select(static value => (value, KnownSettings.TryGetValue(value, out var shape) ? shape : OpenSettings))]);
}
