using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Editing;

/// <summary>Asks GitHub for the number of an account: a login can change hands, the number cannot.</summary>
internal static class AccountLookup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static (long Id, string Login) Find(string login, string hint)
    {
        using var client = new HttpClient { Timeout = Patience };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("mlops", ToolVersion.Text));
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"https://api.github.com/users/{Uri.EscapeDataString(login)}");
            using var response = client.Send(request);
            if (response.StatusCode == HttpStatusCode.NotFound) throw new UserMistake($"GitHub knows no account '{login}'", exitStatus: ExitStatus.No);
            if (!response.IsSuccessStatusCode)
                throw new UserMistake($"GitHub answered {(int)response.StatusCode} when asked for the number of '{login}'", hint, ExitStatus.No);
            using var stream = response.Content.ReadAsStream();
            using var document = JsonDocument.Parse(stream);
            return (document.RootElement.GetProperty("id").GetInt64(), document.RootElement.GetProperty("login").GetString() ?? login);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or TaskCanceledException)
        {
            throw new UserMistake($"GitHub can't be reached, so the number of '{login}' can't be looked up", hint, ExitStatus.No);
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UserMistake($"GitHub's answer about '{login}' can't be understood", hint, ExitStatus.No);
        }
    }
}
