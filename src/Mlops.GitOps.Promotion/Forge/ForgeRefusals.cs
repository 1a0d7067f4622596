using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>Puts an answer that is a no into words.</summary>
internal static class ForgeRefusals
{
    public static ForgeFailure Of(HttpResponseMessage response, string what, ForgeAddress address)
    {
        var said = MessageIn(response);
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (ForgeDelay.IsLimit(response) || (response.StatusCode == HttpStatusCode.Forbidden && said.Contains("rate limit", StringComparison.OrdinalIgnoreCase)))
            return new(ForgeTrouble.RateLimited, $"GitHub was asked too often to say more about {what}", address.Token is null ? "set GITHUB_TOKEN: with a token one may ask more" : "try again later");
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new(ForgeTrouble.Unauthorized, $"GitHub does not accept the token{Quoted(said)}", "set GITHUB_TOKEN to one that is valid"),
            HttpStatusCode.Forbidden => new(ForgeTrouble.Forbidden, $"GitHub does not let the token see or do this: {what}{Quoted(said)}",
                address.Token is null ? "set GITHUB_TOKEN" : "give the token the permission, or use another"),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new(ForgeTrouble.NotFound, $"GitHub has no such thing: {what}",
                address.Token is null ? "it may be private: set GITHUB_TOKEN" : "if it is there, the token may not see it"),
            >= HttpStatusCode.InternalServerError => new(ForgeTrouble.ServerError, $"GitHub answered {status} when asked about {what}", "try again later; https://www.githubstatus.com says how it is"),
            _ => new(ForgeTrouble.Refused, $"GitHub answered {status} to this: {what}{Quoted(said)}"),
        };
    }

    private static string Quoted(string said) => said.Length == 0 ? "" : $" (it says: {said})";

    // {"message": "Validation Failed", "errors": [{"message": …}]}
    private static string MessageIn(HttpResponseMessage response)
    {
        using var bytes = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(bytes);
        try
        {
            using var document = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
            if (document.RootElement.ValueKind != JsonValueKind.Object) return "";
            string[] said = [TextIn(document.RootElement), .. document.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array ? errors.EnumerateArray().Select(TextIn) : []];
            var all = string.Join("; ", said.Where(static one => one.Length > 0));
            return all.Length > 300 ? all[..300] + "…" : all;
        }
        catch (JsonException)
        {
            return "";   // a proxy's page says nothing that helps
        }
    }

    private static string TextIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() ?? "",
        JsonValueKind.Object when element.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String => message.GetString() ?? "",
        _ => "",
    };
}
