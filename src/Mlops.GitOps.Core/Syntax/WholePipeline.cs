using System.Collections.Immutable;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A pipeline after <c>like</c>, and which stages of those below it are gone.</summary>
internal sealed record WholePipeline(YamlMap Body, ImmutableDictionary<string, RemovedStage> RemovedStages)
{
    public static WholePipeline Alone(YamlMap body) => new(body, ImmutableDictionary.Create<string, RemovedStage>(StringComparer.Ordinal));

    /// <summary>Lays a pipeline over this one.</summary>
    public WholePipeline Under(YamlEntry pipeline, YamlMap over)
    {
        var removed = RemovedStages;
        foreach (var stage in over.Entries("stages"))
        {
            if (!LikeMerger.IsRemoval(stage)) removed = removed.Remove(stage.Name);
            else if (!removed.ContainsKey(stage.Name)) removed = removed.Add(stage.Name, new RemovedStage(pipeline.Name, stage.Key.Span));
        }

        return new WholePipeline(LikeMerger.Merge(Body, over), removed);
    }
}
