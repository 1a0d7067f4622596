using System.Text.Json;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Cli.Gating;

/// <summary>Shows a verdict to programs.</summary>
internal static class VerdictJson
{
    public static string Of(Verdict verdict)
    {
        using var document = JsonDocument.Parse(YamlJson.Write(VerdictTree.Of(verdict)));
        return JsonText.Write(document.RootElement.WriteTo);
    }
}
