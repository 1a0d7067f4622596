using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>One change of meaning.</summary>
/// <param name="Path">What changed, by dotted path: <c>models.credit.gates.production</c>.</param>
/// <param name="Kind">Added, removed or changed.</param>
/// <param name="Before">What was said; null where nothing was.</param>
/// <param name="After">What is said now; null where nothing is.</param>
/// <param name="At">Where it is said now, or was said where it is gone; null of what no file says.</param>
/// <param name="Policy">What it makes of the rules.</param>
/// <param name="Consequences">What follows from it: what retrains, what is deployed anew, whose consumers break.</param>
public sealed record Change(
    string Path, ChangeKind Kind, Impact Impact, PolicyEffect Policy, YamlNode? Before, YamlNode? After, Location? At, ImmutableArray<string> Consequences);
