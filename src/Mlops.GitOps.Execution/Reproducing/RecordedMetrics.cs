using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>Holds what was measured again against the numbers of a version record, where nobody knows the file of then any more.</summary>
internal static class RecordedMetrics
{
    private static readonly string[] Sections = ["metrics", "slices", "fairness", "baseline", "comparison"];

    public static ReproducedOutput? Of(
        LoweredPipeline pipeline, Original original, StageReport? report, LocalStore store, string scratch, double tolerance, Func<OutputToCompare, ImmutableArray<Difference>?> differences)
    {
        if (original.Version is not { } version || ReproducedStages.RegisterOf(pipeline, version.Model) is not { } register) return null;
        var source = register.Work.Inputs.Items.FirstOrDefault(static input => input.Name == "metrics")?.Source as OutputSource;
        if (source is null || report?.Stage != source.Stage || report.Outputs.FirstOrDefault(output => output.Name == source.Output) is not { Artifact: var made }) return null;
        var recorded = YamlJson.Write(YamlTree.Map(Sections.Select(section => (section, version.Body.Find(section)?.Value))));
        var (before, after) = (Path.Join(scratch, "recorded.json"), Path.Join(scratch, "measured.json"));
        File.WriteAllText(before, recorded);
        File.WriteAllText(after, Measured(File.ReadAllText(store.PathOf(made.Digest), Encoding.UTF8)));
        var told = differences(new OutputToCompare("Metrics", Format: null, before, after, Rows: null)) ?? [];
        return new ReproducedOutput(source.Output, "Metrics", null, made.Digest, told.All(one => one.IsWithin(tolerance)) ? OutputOutcome.Within : OutputOutcome.Different, told,
            told.IsEmpty ? "the numbers of the record" : null);
    }

    // A record leaves out how intervals were found.
    private static string Measured(string json)
    {
        var root = JsonNode.Parse(json) as JsonObject ?? [];
        foreach (var name in root.Select(static entry => entry.Key).Except(Sections, StringComparer.Ordinal).ToList()) root.Remove(name);
        RemoveMethods(root);
        return root.ToJsonString();
    }

    private static void RemoveMethods(JsonObject map)
    {
        if (map.ContainsKey("value")) map.Remove("method");
        foreach (var inner in map.Select(static entry => entry.Value).OfType<JsonObject>().ToList()) RemoveMethods(inner);
    }
}
