using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>What a stage that registers must see besides the model: the data it came from, what monitors will compare with, and what shows how good it is.</summary>
internal static class Registering
{
    /// <summary>Begins the names of inputs that are datasets.</summary>
    private const string Data = "data_";

    public static IEnumerable<InputBinding> InputsOf(StageSymbol stage, PipelineSymbol pipeline, SpecModel model, Interpolator interpolator)
    {
        if (stage.Syntax.Kind.Value != "register" || stage.Syntax.HasOwnBody) yield break;
        var before = StagesBefore(stage, "model", pipeline);
        foreach (var (dataset, reader) in DatasetsOf(before, model, interpolator))
        {
            // An address may give other bytes by now: what it gave is what was ingested.
            yield return dataset.Syntax.Body.Text("source") is null && reader is not null
                ? OutputOf(Data + StageBindings.InputNameOf(dataset), reader, "rows")
                : new InputBinding(Data + StageBindings.InputNameOf(dataset), new DatasetSource(dataset.Name), "Folder", Format: null);
        }

        if (ReferenceOf(stage, pipeline, before, model, interpolator) is { } reference) yield return reference;
        foreach (var evidence in EvidenceOf(stage, pipeline)) yield return evidence;
        if (RuntimeOf(stage, before, model).Text("lock") is { } locked) yield return new InputBinding("packages", new WorkspaceSource(locked.Value), "File", Format: null);
    }

    public static YamlMap SettingsOf(StageSymbol stage, PipelineSymbol pipeline, SpecModel model, Interpolator interpolator)
    {
        var before = StagesBefore(stage, "model", pipeline);
        var type = stage.Inputs.FirstOrDefault(static input => input.Name == "model")?.Type as ModelType;
        var views = before.Where(static one => one.Syntax.Kind.Value == "features").SelectMany(static one => one.Syntax.Body.Texts("views"))
            .Select(written => StageBindings.FindView(written.Value, model)).OfType<ViewSymbol>()
            .GroupBy(static view => view.Syntax.Name, StringComparer.Ordinal).OrderBy(static same => same.Key, StringComparer.Ordinal);
        return YamlTree.Map(
            ("model", type is null ? null : ModelDeclarations.Of(type, rows: null, model)),
            ("data", YamlTree.Map(DatasetsOf(before, model, interpolator).OrderBy(static one => one.Dataset.Name, StringComparer.Ordinal)
                .Select(static one => (one.Dataset.Name, (YamlNode?)YamlTree.Text(Data + StageBindings.InputNameOf(one.Dataset)))))),
            ("features", YamlTree.Map(views.Select(static same => (same.Key, (YamlNode?)YamlTree.Number((long)same.First().Syntax.Version))))),
            ("params", interpolator.AllParameters()),
            ("runtime", RuntimeOf(stage, before, model) is { } trainedIn
                ? YamlTree.Map(("python", trainedIn.Find("python")?.Value), ("lock", trainedIn.Find("lock")?.Value)) : null),
            ("mustReach", YamlTree.Bool(model.Syntax.Environments.Any(static environment => environment.Body.Find("target") is not null))));
    }

    private static List<StageSymbol> StagesBefore(StageSymbol stage, string input, PipelineSymbol pipeline)
    {
        var known = pipeline.Stages.ToDictionary(static one => one.Id, StringComparer.Ordinal);
        var found = new Dictionary<string, StageSymbol>(StringComparer.Ordinal);
        var next = new Queue<string>(stage.Inputs.Where(symbol => symbol.Name == input).SelectMany(static symbol => symbol.Producers).Select(static producer => producer.Stage));
        while (next.Count > 0)
        {
            var id = next.Dequeue();
            if (found.ContainsKey(id) || !known.TryGetValue(id, out var one)) continue;
            found.Add(id, one);
            foreach (var producer in one.Inputs.SelectMany(static symbol => symbol.Producers)) next.Enqueue(producer.Stage);
        }

        return [.. pipeline.Stages.Where(one => found.ContainsKey(one.Id))];
    }

    private static IEnumerable<(DatasetSymbol Dataset, StageSymbol? Reader)> DatasetsOf(List<StageSymbol> stages, SpecModel model, Interpolator interpolator)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            if (stage.Syntax.Kind.Value == "ingest" && stage.Syntax.Body.Text("dataset") is { } written)
            {
                var name = interpolator.For(stage.Axes).Resolve(written.Value);
                if (model.Datasets.FirstOrDefault(dataset => dataset.Name == name) is { } read && told.Add(name)) yield return (read, stage);
            }

            foreach (var view in stage.Syntax.Body.Texts("views"))
            {
                if (StageBindings.FindView(view.Value, model)?.Dataset is { } from && told.Add(from.Name)) yield return (from, null);
            }
        }
    }

    // The rows that a monitor of the model compares with; without a monitor those it was judged on.
    private static InputBinding? ReferenceOf(StageSymbol stage, PipelineSymbol pipeline, List<StageSymbol> before, SpecModel model, Interpolator interpolator)
    {
        var name = stage.Syntax.Body.Text("as") is { } registered ? interpolator.Resolve(registered.Value) : "";
        var services = model.Syntax.Services.Where(service => service.Model?.Value == name).Select(static service => service.Name.Value).ToList();
        var written = model.Syntax.Monitors.Where(monitor => services.Contains(monitor.Service?.Value ?? "")).Select(static monitor => monitor.Reference.Text("stage")?.Value)
            .OfType<string>().FirstOrDefault(reference => reference.StartsWith(pipeline.Name + "/", StringComparison.Ordinal));
        var asked = written?.Substring(pipeline.Name.Length + 1);
        var producer = asked is null ? null : before.FirstOrDefault(one => one.Syntax.Name.Value == asked.Substring(0, Math.Max(0, asked.IndexOf('.'))));
        if (producer is not null && asked is not null)
            return OutputOf("reference", producer, asked.Substring(asked.IndexOf('.') + 1));
        return Judging(stage, pipeline)?.Inputs.FirstOrDefault(static input => input.Name == "data") is { Producers: [var rows] } judged && pipeline.Stages.FirstOrDefault(one => one.Id == rows.Stage) is { } giver
            ? OutputOf("reference", giver, judged.Reference.Value.Substring(judged.Reference.Value.IndexOf('.') + 1))
            : null;
    }

    private static IEnumerable<InputBinding> EvidenceOf(StageSymbol stage, PipelineSymbol pipeline)
    {
        if (Judging(stage, pipeline) is not { } judging) yield break;
        foreach (var output in StageBindings.OutputsOf(judging))
        {
            if (output.Name is "report" or "predictions") yield return OutputOf($"evidence_{output.Name}", judging, output.Name);
        }
    }

    // Only its bytes matter, so it is read as whatever it is.
    private static InputBinding OutputOf(string input, StageSymbol producer, string output)
    {
        var given = StageBindings.OutputsOf(producer).Items.FirstOrDefault(one => one.Name == output);
        return new InputBinding(input, new OutputSource(producer.Id, output), given?.Type ?? "Table", given?.Format is "csv" or "ndjson" ? given.Format : null);
    }

    private static StageSymbol? Judging(StageSymbol stage, PipelineSymbol pipeline) =>
        stage.Inputs.FirstOrDefault(static input => input.Name == "metrics") is { Producers: [var producer] }
            ? pipeline.Stages.FirstOrDefault(one => one.Id == producer.Stage && one.Syntax.Kind.Value == "evaluate")
            : null;

    // What the model was trained in; the built-in learners need nothing but the tool.
    private static YamlMap? RuntimeOf(StageSymbol stage, List<StageSymbol> before, SpecModel model)
    {
        var training = stage.Inputs.FirstOrDefault(static input => input.Name == "model") is { Producers: [var producer] } ? before.FirstOrDefault(one => one.Id == producer.Stage) : null;
        if (training is null || !training.Syntax.HasOwnBody || (training.Syntax.Body.Text("runtime") ?? model.Syntax.Header.StageDefaults.Text("runtime")) is not { } runtime) return null;
        return model.Syntax.Header.Runtimes.FirstOrDefault(entry => entry.Name == runtime.Value)?.Value as YamlMap;
    }
}
