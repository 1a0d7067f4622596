using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>An input of a stage as it is written: under which name, and the output or path it refers to.</summary>
internal sealed record StageInput(string Name, Spanned<string> Reference, YamlEntry At)
{
    /// <summary>Whether it is a path: anything with a <c>/</c>.</summary>
    public bool IsPath => Reference.Value.Contains('/');

    /// <summary>Whether it is what runs in an environment: <c>model@environment</c>.</summary>
    public bool IsPinned => Reference.Value.Contains('@');

    public string Stage => Reference.Value.Split('.')[0];

    public string? Output => Reference.Value.Contains('.') ? Reference.Value.Substring(Reference.Value.IndexOf('.') + 1) : null;
}
