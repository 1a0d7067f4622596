using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>Gathers the sections of all files. Where a definition stands means nothing; its name is unique in its section.</summary>
internal static class WorkspaceReader
{
    public static WorkspaceSyntax Read(ImmutableArray<ParsedFile> files, Overlay? overlay, DiagnosticBag diagnostics)
    {
        var definitions = files
            .Where(static file => file.Role == FileRole.Definitions)
            .OrderBy(static file => file.Path, StringComparer.Ordinal)
            .Select(static file => file.Document.Root)
            .OfType<YamlMap>()
            .ToList();
        var header = files.FirstOrDefault(static file => file.Role == FileRole.Header)?.Document.Root as YamlMap;
        var unusable = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        return new WorkspaceSyntax(
            new HeaderSyntax(header ?? YamlTree.Map()),
            Section(definitions, "datasets", "dataset", diagnostics, unusable, static (name, body) => new DatasetSyntax(name, body)),
            Section(definitions, "entities", "entity", diagnostics, unusable, static (name, body) => new EntitySyntax(name, body)),
            Section(definitions, "features", "feature view", diagnostics, unusable, static (name, body) => new FeatureViewSyntax(name, body)),
            Section(definitions, "problems", "problem", diagnostics, unusable, static (name, body) => new ProblemSyntax(name, body)),
            Pipelines(Unique(definitions, "pipelines", "pipeline", diagnostics), overlay, diagnostics, unusable),
            Section(definitions, "models", "model", diagnostics, unusable, static (name, body) => new ModelSyntax(name, body)),
            Section(definitions, "experiments", "experiment", diagnostics, unusable, static (name, body) => new ExperimentSyntax(name, body)),
            Section(definitions, "services", "service", diagnostics, unusable, static (name, body) => new ServiceSyntax(name, body)),
            Section(definitions, "monitors", "monitor", diagnostics, unusable, static (name, body) => new MonitorSyntax(name, body)),
            Section(definitions, "environments", "environment", diagnostics, unusable, static (name, body) => new EnvironmentSyntax(name, body)))
        {
            Gaps = new ReadingGaps(ReadingGaps.SectionsOf(files), unusable.ToImmutable()),
        };
    }

    private static ImmutableArray<PipelineSyntax> Pipelines(ImmutableArray<YamlEntry> written, Overlay? overlay, DiagnosticBag diagnostics, ImmutableHashSet<string>.Builder unusable)
    {
        var pipelines = PipelineReader.Read(written, diagnostics);
        if (overlay is not null) pipelines = [.. pipelines.Select(pipeline => IsMeant(pipeline, overlay) ? OverlayReader.Apply(pipeline, overlay, diagnostics) : pipeline)];
        unusable.UnionWith(written.Select(static entry => "pipelines/" + entry.Name));
        unusable.ExceptWith(pipelines.Select(static pipeline => "pipelines/" + pipeline.Name.Value));
        return pipelines;
    }

    private static bool IsMeant(PipelineSyntax pipeline, Overlay overlay) => overlay.Pipeline is null || overlay.Pipeline == pipeline.Name.Value;

    private static ImmutableArray<T> Section<T>(
        List<YamlMap> files, string section, string noun, DiagnosticBag diagnostics, ImmutableHashSet<string>.Builder unusable, Func<Spanned<string>, YamlMap, T> create)
    {
        var read = ImmutableArray.CreateBuilder<T>();
        foreach (var entry in Unique(files, section, noun, diagnostics))
        {
            if (entry.Value is YamlMap body) read.Add(create(entry.Key.AsName(), body));
            else unusable.UnionWith([$"{section}/{entry.Name}", $"{section}/{entry.Name.Split('@')[0]}"]);
        }

        return read.ToImmutable();
    }

    /// <summary>Returns the entries of a section by name, the first of each; a feature's name counts with its version.</summary>
    private static ImmutableArray<YamlEntry> Unique(List<YamlMap> files, string section, string noun, DiagnosticBag diagnostics)
    {
        var byName = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach (var entry in files.SelectMany(file => file.Entries(section)))
        {
            var name = section == "features" && !entry.Name.Contains('@') ? $"{entry.Name}@1" : entry.Name;
            if (!byName.TryGetValue(name, out var first))
            {
                byName.Add(name, entry);
                continue;
            }

            diagnostics.Report(Catalog.DuplicateName, entry.Key.Span, [noun, entry.Name],
                related: [new RelatedLocation($"'{first.Name}' is first declared here", first.Key.Span.ToLocation())]);
        }

        return [.. byName.Values.OrderBy(static entry => entry.Name, StringComparer.Ordinal)];
    }
}
