using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Rules.Gates;

/// <summary>What the slot of this name runs in an environment.</summary>
/// <param name="Evidence">What its record says; nothing where the registry has no record of this bundle.</param>
public sealed record Champion(string Bundle, Evidence Evidence);
