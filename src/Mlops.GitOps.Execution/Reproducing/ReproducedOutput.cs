using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>An output beside what it was.</summary>
/// <param name="Before">Its digest then; null where a record says its values and not its bytes.</param>
/// <param name="Note">What there is to say where no values were compared.</param>
public sealed record ReproducedOutput(string Name, string Type, Digest? Before, Digest? After, OutputOutcome Outcome, ImmutableArray<Difference> Differences, string? Note = null);
