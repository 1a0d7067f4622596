using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>What is to be materialized, and where to.</summary>
/// <param name="FilesOf">The files of the dataset of a view.</param>
/// <param name="Output">The Parquet file to be written.</param>
/// <param name="Scratch">A folder for what does not fit into memory.</param>
public sealed record MaterializeRequest(ImmutableArray<ViewDeclaration> Views, Func<ViewDeclaration, ImmutableArray<string>> FilesOf, string Output, string Scratch, TextWriter Log)
{
    /// <summary>What is known later does not count: microseconds since 1970, UTC. The newest time that the data knows unless said.</summary>
    public long? AsOf { get; init; }

    /// <summary>What values are for; every entity that was known, as of that time, unless said.</summary>
    public LabelSource? Labels { get; init; }

    public int Threads { get; init; } = Math.Max(2, Environment.ProcessorCount);
}
