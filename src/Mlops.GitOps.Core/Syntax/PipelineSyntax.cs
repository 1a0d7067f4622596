using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A pipeline as it is after <c>like</c>: its nodes may come from several files.</summary>
public sealed record PipelineSyntax(Spanned<string> Name, YamlMap Body)
{
    /// <summary>Where stages were removed that the pipeline it is <c>like</c> has, by their names; the null may stand in any pipeline of the chain.</summary>
    public ImmutableDictionary<string, RemovedStage> RemovedStages { get; init; } = ImmutableDictionary.Create<string, RemovedStage>(StringComparer.Ordinal);

    public Spanned<string>? Like => Body.Text("like");

    public ImmutableArray<ParameterSyntax> Parameters { get; } =
        [.. Body.Entries("params").Select(static entry => new ParameterSyntax(entry.Key.AsName(), entry.Value))];

    /// <summary>Whether these are all its parameters; not where they are no map.</summary>
    public bool KnowsParameters => Body.Find("params") is null or { Value: YamlMap { HasGap: false } };

    public YamlMap? Triggers => Body.Map("on");

    /// <summary>Whether these are all its stages; not where they are no map.</summary>
    public bool KnowsStages => Body.Map("stages") is { HasGap: false };

    public ImmutableArray<StageSyntax> Stages { get; } = StageSyntax.ReadAll(Body);
}
