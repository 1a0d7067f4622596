using System.Text.Json;

namespace Mlops.GitOps.Rules.Recorded;

/// <summary>Reads JSON that others wrote. A key that stands twice would mean another thing to another reader, so it is no JSON here.</summary>
internal static class ForgeJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
        {
            // Half of a pair of surrogates is no text that bytes could hold.
            return null;
        }
    }
}
