using System.Collections.Immutable;
using Mlops.GitOps.Execution.Keys;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>What is known of a stage before any other has run.</summary>
/// <param name="Parts">What its key is over, besides its inputs.</param>
/// <param name="Program">The full path of the program; null for a body that is none, and in a runtime that is not made yet.</param>
internal sealed record StageFacts(ImmutableArray<KeyPart> Parts, string? Program, CodeManifest Code);
