using System.Collections.Immutable;

namespace Mlops.GitOps.Rules.Attesting;

/// <summary>A signature of an envelope. The name of the key is a hint; every known key is tried.</summary>
public sealed record EnvelopeSignature(string KeyId, ImmutableArray<byte> Bytes);
