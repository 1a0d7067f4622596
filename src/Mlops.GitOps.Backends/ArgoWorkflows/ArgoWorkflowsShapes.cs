using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.ArgoWorkflows;

/// <summary>Pieces of a workflow template. Pods are held to what Kubernetes calls restricted.</summary>
internal static class ArgoWorkflowsShapes
{
    public const string Entry = "pipeline";

    public const string Source = "/workspace/source";

    public const string Workspace = Source + "/{{workflow.parameters.workspace}}";

    private const string Volume = "workspace";

    private const long Nobody = 65532;

    public static YamlMap PodSecurity() => Map(
        ("runAsNonRoot", Bool(true)),
        ("runAsUser", Number(Nobody)),
        ("runAsGroup", Number(Nobody)),
        ("fsGroup", Number(Nobody)),
        ("seccompProfile", Map(("type", Text("RuntimeDefault")))));

    public static YamlMap Labels(string project) => Map(
        ("app.kubernetes.io/component", Text(Entry)),
        ("app.kubernetes.io/managed-by", Text("mlops")),
        ("app.kubernetes.io/part-of", Text(project)));

    /// <summary>Returns the policy by which nothing reaches the pods of a pipeline. What they reach is up to what the stages read.</summary>
    public static YamlMap NoVisitors(string name, string project) => Map(
        ("apiVersion", Text("networking.k8s.io/v1")),
        ("kind", Text("NetworkPolicy")),
        ("metadata", Map(("name", Text(name)), ("labels", Labels(project)))),
        ("spec", Map(("podSelector", Map(("matchLabels", Labels(project)))), ("policyTypes", Seq(Text("Ingress"))))));

    /// <summary>Returns the claim of the volume on which stages find what others left; pods of several nodes write to it.</summary>
    public static YamlMap SharedVolume(string size) => Map(
        ("metadata", Map(("name", Text(Volume)))),
        ("spec", Map(("accessModes", Seq(Text("ReadWriteMany"))), ("resources", Map(("requests", Map(("storage", Text(size)))))))));

    public static YamlMap Resources(string cpu, long memory, int gpus)
    {
        var gpu = gpus == 0 ? null : Text(gpus.ToString(CultureInfo.InvariantCulture));
        var asked = Map(("cpu", Text(cpu)), ("memory", Text(Bytes(memory))), ("nvidia.com/gpu", gpu));
        return Map(("requests", asked), ("limits", asked));
    }

    public static YamlMap Template(string name, string image, ImmutableArray<string> arguments, ImmutableArray<YamlNode> environment, YamlMap resources, params (string, YamlNode?)[] rest) => Map(
    [
        ("name", Text(name)),
        .. rest,
        ("container", Map(
            ("image", Text(image)),
            ("command", Seq(Text("mlops"))),
            ("args", Seq(arguments.Select(Text))),
            ("env", Seq([.. Surroundings(), .. environment])),
            ("resources", resources),
            ("securityContext", Map(
                ("allowPrivilegeEscalation", Bool(false)),
                ("readOnlyRootFilesystem", Bool(true)),
                ("capabilities", Map(("drop", Seq(Text("ALL"))))))),
            ("volumeMounts", Seq(Mount(Volume, "/workspace"), Mount("tmp", "/tmp"))))),
    ]);

    // Git refuses what somebody else has checked out, and the root of the volume is not ours.
    private static IEnumerable<YamlNode> Surroundings() =>
        new[] { ("HOME", "/tmp"), ("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "safe.directory"), ("GIT_CONFIG_VALUE_0", Source) }
            .Select(static variable => Map(("name", Text(variable.Item1)), ("value", Text(variable.Item2))));

    private static YamlMap Mount(string name, string path) => Map(("name", Text(name)), ("mountPath", Text(path)));

    private static string Bytes(long bytes)
    {
        foreach (var (unit, size) in new[] { ("Gi", 1L << 30), ("Mi", 1L << 20), ("Ki", 1L << 10) })
        {
            if (bytes % size == 0) return string.Create(CultureInfo.InvariantCulture, $"{bytes / size}{unit}");
        }

        return bytes.ToString(CultureInfo.InvariantCulture);
    }
}
