using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>What values are materialized for, where it is not every entity.</summary>
public abstract record LabelSource;

/// <summary>The rows of a file, in its order: a Parquet, CSV or NDJSON table with the keys of the views.</summary>
/// <param name="Event">The column that says as of when the values of a row are; null for the only one that holds times.</param>
public sealed record LabelFile(string Path, string? Event) : LabelSource;

/// <summary>The rows of a dataset that were known by then, ordered by what they say.</summary>
public sealed record LabelDataset(DatasetDeclaration Dataset, ImmutableArray<string> Files) : LabelSource;
