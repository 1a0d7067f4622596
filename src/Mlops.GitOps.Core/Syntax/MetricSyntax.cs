using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record MetricSyntax(Spanned<string> Name, YamlMap? Body)
{
    public string? Unit => Body.Text("unit")?.Value;

    public bool IsLowerBetter => Body.Text("better")?.Value == "lower";
}
