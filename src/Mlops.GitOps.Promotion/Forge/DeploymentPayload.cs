using System.Text.Json;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>Tells deployments that say which bundle they brought from all others, which nobody needs to ask about.</summary>
internal static class DeploymentPayload
{
    public static bool IsOurs(JsonElement deployment)
    {
        if (deployment.ValueKind != JsonValueKind.Object || !deployment.TryGetProperty("payload", out var payload)) return false;
        if (payload.ValueKind == JsonValueKind.Object) return payload.TryGetProperty("bundle", out _);

        // GitHub gives a payload back as the text that it was sent as.
        return payload.ValueKind == JsonValueKind.String && payload.GetString() is { } text && text.Contains("\"bundle\"", StringComparison.Ordinal);
    }
}
