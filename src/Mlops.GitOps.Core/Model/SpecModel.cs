using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Model;

/// <summary>What the specs of a workspace mean, with every name resolved that could be.</summary>
public sealed record SpecModel(
    WorkspaceSyntax Syntax,
    ImmutableArray<DatasetSymbol> Datasets,
    ImmutableArray<ViewSymbol> Views,
    ImmutableArray<PipelineSymbol> Pipelines,
    ImmutableArray<ModelSymbol> Models,
    ImmutableArray<PinnedVersion> Pins,
    ImmutableArray<VersionRecord> Versions);
