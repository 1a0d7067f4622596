using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>What somebody expects of the rules: a version, a pull request, and the verdict.</summary>
/// <param name="Because">The reason codes, all of them; null where any will do.</param>
public sealed record PolicyTest(string Name, Location At, YamlMap Given, YamlMap When, VerdictOutcome Expected, ImmutableArray<Spanned<string>>? Because)
{
    public ImmutableArray<Spanned<string>> Codes => Because ?? [];
}
