using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record ExperimentSyntax(Spanned<string> Name, YamlMap Body)
{
    public Spanned<string>? Pipeline => Body.Text("pipeline");

    public ImmutableArray<YamlEntry> Sweep => Body.Entries("sweep");

    public Spanned<long>? Replicates => Body.Integer("replicates");

    public Spanned<string>? Metric => Body.Map("compare").Text("metric");

    public string? Test => Body.Map("compare").Text("test")?.Value;

    public string? Correction => Body.Map("compare").Text("correction")?.Value;

    public double? Alpha => Body.Map("compare").Number("alpha")?.Value;
}
