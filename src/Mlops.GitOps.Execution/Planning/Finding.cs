using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Keys;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>What was found out of a stage once everything it reads is there.</summary>
/// <param name="Hit">Results under this key that can be used again; null where it must run.</param>
internal sealed record Finding(StageFacts Facts, ImmutableArray<ResolvedInput> Inputs, ImmutableArray<KeyPart> Parts, Digest Key, StageResult? Hit);
