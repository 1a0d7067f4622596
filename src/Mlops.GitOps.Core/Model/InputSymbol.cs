using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Model;

/// <summary>An input of a stage, and which stages give it.</summary>
/// <param name="Reference">As it is written: <c>ingest.rows</c>, a path, or <c>model@environment</c>.</param>
/// <param name="Producers">The ids of the stages that give it; none for a path. Several are the stages of a matrix.</param>
/// <param name="Type">What each of them gives.</param>
public sealed record InputSymbol(string Name, Spanned<string> Reference, ImmutableArray<StageProducer> Producers, bool IsMap, ArtifactType Type, string? Format)
{
    /// <summary>Whether it is a path: anything with a <c>/</c>.</summary>
    public bool IsPath => Reference.Value.Contains('/');
}
