using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Registering;

/// <summary>A version that some environment pins, and the bytes that its record names.</summary>
public sealed record PinnedRecord(string Model, long Version, ImmutableArray<Digest> Digests);
