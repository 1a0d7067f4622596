using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A parameter: its default alone, or a map that also says type and bounds.</summary>
public sealed record ParameterSyntax(Spanned<string> Name, YamlNode Written)
{
    public YamlNode? Default => Written is YamlMap map ? map.Find("default")?.Value : Written;

    public YamlMap? Declaration => Written as YamlMap;

    /// <summary>The type it declares, else that of its default: int, float, string or bool.</summary>
    // Only here, in `with`, `sweep`, `env` and `cases` does the core schema decide what a plain scalar is.
    public string? Type
    {
        get
        {
            if (Declaration.Text("type") is { } declared) return declared.Value;
            if (Default is not YamlScalar { IsNull: false } scalar) return null;
            if (Scalars.IsNumber(scalar)) return "float";
            return Scalars.TryBool(scalar, out _) ? "bool" : "string";
        }
    }
}
