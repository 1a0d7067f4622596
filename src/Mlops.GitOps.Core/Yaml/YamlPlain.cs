namespace Mlops.GitOps.Core.Yaml;

/// <summary>Decides which text may stand without quotes: only what every reader, of YAML 1.1 and of 1.2, takes for the same string.</summary>
internal static class YamlPlain
{
    /// <summary>Returns whether the text, written plain, is read back as this string and as nothing else.</summary>
    public static bool IsString(string text, bool isInFlow) => CanStand(text, isInFlow) && !MeansSomethingElse(text);

    /// <summary>Returns whether the text, written plain, is read back as it is, be it a string or not.</summary>
    public static bool CanStand(string text, bool isInFlow)
    {
        if (text.Length == 0 || text[0] == ' ' || text[text.Length - 1] is ' ' or ':') return false;
        if ("?:,[]{}#&*!|>'\"%@`".Contains(text[0])) return false;
        if (text[0] == '-' && (text.Length == 1 || text[1] is ' ' or '-' || (isInFlow && ",[]{}".Contains(text[1])))) return false;
        if (text.StartsWith("...", StringComparison.Ordinal)) return false;
        for (var at = 0; at < text.Length; at++)
        {
            if (!YamlQuoted.IsPlainlyVisible(text, at)) return false;
            switch (text[at])
            {
                case ':' when isInFlow || text[at + 1] == ' ':
                case '#' when text[at - 1] == ' ':
                case ',' or '[' or ']' or '{' or '}' when isInFlow:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Returns whether text that may stand plain may also be a key: behind a <c>*</c> that begins a word, YamlDotNet sees no ':'.</summary>
    public static bool CanBeKey(string text) => !text.Contains(" *", StringComparison.Ordinal);

    private static bool MeansSomethingElse(string text)
    {
        if (text is "=" or "<<" || CoreSchema.ResolvePlain(text).Kind != CoreKind.Text || IsWord(text)) return true;
        return text[0] is (>= '0' and <= '9') or '-' or '+' or '.' && IsNumberOfYaml11(text);
    }

    private static bool IsWord(string text) =>
        text.Length <= 5 && text.ToUpperInvariant() is "Y" or "N" or "YES" or "NO" or "ON" or "OFF" or "TRUE" or "FALSE" or "NULL" or ".INF" or ".NAN";

    // Numbers with `_`, in base 2 and 60, and dates; what is all digits and dots is a version or address that better shows its quotes.
    private static bool IsNumberOfYaml11(string text)
    {
        var bare = text.Replace("_", "").TrimStart('+', '-');
        if (bare.Length == 0 || CoreSchema.ResolvePlain(bare).Kind != CoreKind.Text || bare.ToUpperInvariant() is ".INF") return true;
        if (bare.StartsWith("0b", StringComparison.Ordinal) && bare.Substring(2).Trim('0', '1').Length == 0) return true;
        if (IsAll(bare, ".:+-")) return true;
        return text.Length >= 8 && text[4] == '-' && IsAll(text.Substring(0, 4), "");
    }

    private static bool IsAll(string text, string others)
    {
        foreach (var character in text)
        {
            if (character is not (>= '0' and <= '9') && !others.Contains(character)) return false;
        }

        return true;
    }
}
