using Mlops.GitOps.Core.Model;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>What the judgement of a difference may look at.</summary>
internal sealed record PlanContext(SpecModel Base, SpecModel Head, Retraining Retraining);
