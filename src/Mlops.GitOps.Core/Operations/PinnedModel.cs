using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Core.Operations;

/// <summary>What a slot of an environment runs, as the record of its version has it.</summary>
/// <param name="Digest">Of the file of the model.</param>
public sealed record PinnedModel(string Slot, long Version, string Bundle, Digest Digest);
