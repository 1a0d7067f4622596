using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record MonitorSyntax(Spanned<string> Name, YamlMap Body)
{
    public Spanned<string>? Service => Body.Text("service");

    public YamlMap? Reference => Body.Map("reference");

    public ImmutableArray<YamlEntry> Drift => Body.Entries("drift");

    public YamlMap? Performance => Body.Map("performance");

    public YamlMap? Concept => Body.Map("concept");

    public YamlMap? Retrain => Body.Map("retrain");
}
