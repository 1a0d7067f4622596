using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>How a secret may look once a program has printed it.</summary>
internal static class SecretForms
{
    private const int ShortestLine = 8;
    private const int ShortestBase64 = 6;

    public static IEnumerable<byte[]> Of(string secret)
    {
        foreach (var form in OfText(secret)) yield return form;
        var trimmed = secret.Trim();
        if (trimmed.Length != secret.Length && trimmed.Length >= Redactor.Shortest)
        {
            foreach (var form in OfText(trimmed)) yield return form;
        }

        if (!secret.AsSpan().ContainsAny('\n', '\r')) yield break;
        foreach (var line in secret.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length < ShortestLine) continue;
            foreach (var form in OfText(line)) yield return form;
        }
    }

    private static IEnumerable<byte[]> OfText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        yield return bytes;

        var json = JsonEncodedText.Encode(text, JavaScriptEncoder.Default).Value;
        var relaxedJson = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;
        yield return Encoding.UTF8.GetBytes(json);
        yield return Encoding.UTF8.GetBytes(LowerCaseEscapes(json, "\\u", 4));
        yield return Encoding.UTF8.GetBytes(relaxedJson);
        yield return Encoding.UTF8.GetBytes(relaxedJson.Replace("/", "\\/", StringComparison.Ordinal));

        var url = Uri.EscapeDataString(text);
        yield return Encoding.UTF8.GetBytes(url);
        yield return Encoding.UTF8.GetBytes(url.Replace("%20", "+", StringComparison.Ordinal));
        yield return Encoding.UTF8.GetBytes(LowerCaseEscapes(url, "%", 2));

        foreach (var form in InBase64(bytes)) yield return form;
    }

    /// <summary>Alone, and in the middle of something longer ("user:secret"): there it begins at any of three places of a group,
    /// and only the characters that hold nothing else are looked for.</summary>
    private static IEnumerable<byte[]> InBase64(byte[] bytes)
    {
        yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes));
        yield return UrlSafe(Convert.ToBase64String(bytes));
        for (var before = 0; before < 3; before++)
        {
            var all = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = before == 0 ? 0 : before + 1;
            var end = (before + bytes.Length) * 8 / 6;
            if (end - first < ShortestBase64) continue;
            yield return Encoding.ASCII.GetBytes(all[first..end]);
            yield return UrlSafe(all[first..end]);
        }
    }

    private static byte[] UrlSafe(string base64) => Encoding.ASCII.GetBytes(base64.Replace('+', '-').Replace('/', '_'));

    private static string LowerCaseEscapes(string text, string mark, int digits)
    {
        var lower = text.ToCharArray();
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + mark.Length, StringComparison.Ordinal))
        {
            var end = Math.Min(text.Length, at + mark.Length + digits);
            for (var i = at + mark.Length; i < end; i++) lower[i] = char.ToLowerInvariant(lower[i]);
        }

        return new(lower);
    }
}
