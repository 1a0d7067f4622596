namespace Mlops.GitOps.Core.Policies;

/// <summary>Recognises credentials by the marks that their issuers give them, and by what a variable is called.</summary>
internal static class CredentialPatterns
{
    private const int ShortestCredential = 12;

    private static readonly (string Prefix, int Length, string What)[] Prefixes =
    [
        ("AKIA", 20, "an AWS access key"), ("ASIA", 20, "an AWS access key"),
        ("ghp_", 40, "a GitHub token"), ("gho_", 40, "a GitHub token"), ("ghu_", 40, "a GitHub token"), ("ghs_", 40, "a GitHub token"),
        ("ghr_", 40, "a GitHub token"), ("github_pat_", 60, "a GitHub token"), ("glpat-", 26, "a GitLab token"),
        ("xoxb-", 24, "a Slack token"), ("xoxp-", 24, "a Slack token"), ("xoxa-", 24, "a Slack token"), ("xoxr-", 24, "a Slack token"),
        ("xoxs-", 24, "a Slack token"), ("https://hooks.slack.com/services/T", 60, "a Slack web hook"),
        ("sk_live_", 24, "a Stripe key"), ("rk_live_", 24, "a Stripe key"), ("AIza", 39, "a Google API key"), ("ya29.", 30, "a Google access token"),
        ("sk-ant-", 30, "an Anthropic key"), ("sk-proj-", 30, "an OpenAI key"), ("hf_", 37, "a Hugging Face token"), ("npm_", 40, "an npm token"),
        ("pypi-AgE", 50, "a PyPI token"), ("dckr_pat_", 30, "a Docker token"), ("dop_v1_", 60, "a DigitalOcean token"),
        ("hvs.", 28, "a Vault token"), ("SG.", 60, "a SendGrid key"), ("dapi", 36, "a Databricks token"),
    ];

    private static readonly string[] SecretWords = ["password", "passwd", "secret", "token", "apikey", "api_key", "private_key", "access_key", "credential"];

    /// <summary>Returns what a value looks like, or null.</summary>
    public static string? Find(string value)
    {
        if (value.Length < ShortestCredential) return null;
        foreach (var (prefix, length, what) in Prefixes)
        {
            if (value.Length >= length && value.StartsWith(prefix, StringComparison.Ordinal) && IsToken(value, prefix.Length)) return what;
        }

        if (Contains(value, "-----BEGIN ") && Contains(value, "PRIVATE KEY-----")) return "a private key";
        if (IsJsonWebToken(value)) return "a JSON web token";
        if (Contains(value, "AccountKey=") && Contains(value, "EndpointsProtocol=")) return "an Azure storage key";
        return HasPasswordInUrl(value) ? "an address with a password in it" : null;
    }

    /// <summary>Returns what the value of a variable is by the variable's name, or null.</summary>
    public static string? FindByName(string variable, string value)
    {
        if (value.Length == 0 || Contains(value, "${")) return null;
        var name = variable.ToLowerInvariant();
        var word = SecretWords.FirstOrDefault(w => name.EndsWith(w, StringComparison.Ordinal));
        return word is null ? null : $"the value of a {word.Replace('_', ' ')}";
    }

    private static bool Contains(string value, string part) => value.Contains(part, StringComparison.Ordinal);

    private static bool IsToken(string value, int from)
    {
        for (var i = from; i < value.Length; i++)
        {
            if (value[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '/')) return false;
        }

        return true;
    }

    private static bool IsJsonWebToken(string value) =>
        value.StartsWith("eyJ", StringComparison.Ordinal) && value.Length > 40 && value.Split('.') is [_, var payload, _] && payload.StartsWith("eyJ", StringComparison.Ordinal);

    private static bool HasPasswordInUrl(string value)
    {
        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 1) return false;
        var at = value.IndexOf('@', scheme);
        var slash = value.IndexOf('/', scheme + 3);
        if (at < 0 || (slash >= 0 && slash < at)) return false;
        var user = value.Substring(scheme + 3, at - scheme - 3);
        var colon = user.IndexOf(':');
        return colon >= 0 && colon < user.Length - 1 && !Contains(user.Substring(colon), "${");
    }
}
