using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A parameter: its default alone, or a map that also says type and bounds.</summary>
public sealed record ParameterSyntax(Spanned<string> Name, YamlNode Written)
{
    public YamlNode? Default => Written is YamlMap map ? map.Find("default")?.Value : Written;

    public YamlMap? Declaration => Written as YamlMap;
}
