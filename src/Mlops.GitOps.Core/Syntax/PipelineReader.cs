using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Graph;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>Makes each pipeline whole: lays those that are <c>like</c> another over it, and holds the result against its shape.</summary>
internal static class PipelineReader
{
    public static ImmutableArray<PipelineSyntax> Read(ImmutableArray<YamlEntry> written, DiagnosticBag diagnostics)
    {
        var byName = written.ToDictionary(static entry => entry.Name, StringComparer.Ordinal);
        var inCycles = ReportCycles(written, byName, diagnostics);
        var whole = new Dictionary<string, WholePipeline?>(StringComparer.Ordinal);
        var pipelines = ImmutableArray.CreateBuilder<PipelineSyntax>();
        foreach (var entry in written)
        {
            if (inCycles.Contains(entry.Name) || MakeWhole(entry, byName, inCycles, whole, diagnostics) is not { } made) continue;
            pipelines.Add(new PipelineSyntax(entry.Key.AsName(), made.Body) { RemovedStages = made.RemovedStages });
        }

        return pipelines.ToImmutable();
    }

    private static WholePipeline? MakeWhole(
        YamlEntry entry, Dictionary<string, YamlEntry> byName, HashSet<string> inCycles, Dictionary<string, WholePipeline?> whole, DiagnosticBag diagnostics)
    {
        // From the pipeline down to the one that stands on its own; a loop, since nothing bounds the length of the chain.
        var chain = new Stack<YamlEntry>();
        var at = entry;
        WholePipeline? made = null;
        while (made is null)
        {
            if (whole.TryGetValue(at.Name, out var known))
            {
                if (known is null) return null;
                made = known;
            }
            else if (at.Value is not YamlMap map)
            {
                return null;
            }
            else if (map.Text("like") is not { } like)
            {
                made = whole[at.Name] = WholePipeline.Alone(map);
            }
            else
            {
                chain.Push(at);
                if (inCycles.Contains(like.Value)) return whole[at.Name] = null;
                if (!byName.TryGetValue(like.Value, out var basis))
                {
                    diagnostics.Report(Catalog.UndefinedName, like.Span, [$"Pipeline '{at.Name}'", "pipeline", like.Value, "no spec declares"],
                        Spelling.Nearest(like.Value, byName.Keys));
                    return whole[at.Name] = null;
                }

                at = basis;
            }
        }

        while (chain.Count > 0)
        {
            var next = chain.Pop();
            var over = (YamlMap)next.Value;
            if (over.Text("like") is { } like) LikeRemovals.Report(next, made.Body, like, diagnostics);
            made = whole[next.Name] = made.Under(next, over);
            ShapeChecker.Check(made.Body, PipelineShape.Shape, new Subject($"pipeline '{next.Name}'", next.Name, next.Key.Span), diagnostics);
        }

        return made;
    }

    private static HashSet<string> ReportCycles(ImmutableArray<YamlEntry> written, Dictionary<string, YamlEntry> byName, DiagnosticBag diagnostics)
    {
        var inCycles = new HashSet<string>(StringComparer.Ordinal);
        var edges = written.ToDictionary(
            static entry => entry.Name,
            entry => (entry.Value as YamlMap).Text("like") is { } like && byName.ContainsKey(like.Value) ? (IReadOnlyList<string>)[like.Value] : [],
            StringComparer.Ordinal);
        foreach (var cycle in CycleFinder.Find(edges))
        {
            inCycles.UnionWith(cycle);
            CycleReport.Report("Pipelines", [.. cycle.Select(name => byName[name].Key.AsName())], diagnostics);
        }

        return inCycles;
    }
}
