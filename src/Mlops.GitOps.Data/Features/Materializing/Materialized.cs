using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>What was written.</summary>
/// <param name="AsOf">What was known later did not count: microseconds since 1970, UTC; null where the data has no row.</param>
/// <param name="Digest">Of the bytes of the file.</param>
/// <param name="Nulls">How many rows have no value, by the values in their order.</param>
public sealed record Materialized(long Rows, long? AsOf, Digest Digest, ImmutableArray<(string Value, long Count)> Nulls);
