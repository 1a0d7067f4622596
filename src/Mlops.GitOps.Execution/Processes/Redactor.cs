using System.Buffers;
using System.Text;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>Replaces secrets by *** wherever they stand, also as base64, in a URL and in JSON.</summary>
public sealed class Redactor
{
    /// <summary>What is shorter would blank out half of every log and be guessed from what is left.</summary>
    public const int Shortest = 4;

    private readonly byte[][]?[] byFirstByte = new byte[256][][];

    private Redactor(SearchValues<byte> firstBytes) => FirstBytes = firstBytes;

    internal SearchValues<byte> FirstBytes { get; }

    /// <exception cref="RunFailure">For a secret too short to be redacted.</exception>
    public static Redactor Of(ReadOnlySpan<string> secrets)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var secret in secrets)
        {
            if (IsTooShort(secret)) throw TooShort();
            foreach (var form in SecretForms.Of(secret)) forms.Add(Encoding.Latin1.GetString(form));
        }

        var patterns = forms.Select(Encoding.Latin1.GetBytes).OrderByDescending(static pattern => pattern.Length).ToList();
        var redactor = new Redactor(SearchValues.Create([.. patterns.Select(static pattern => pattern[0]).Distinct()]));
        foreach (var group in patterns.GroupBy(static pattern => pattern[0])) redactor.byFirstByte[group.Key] = [.. group];
        return redactor;
    }

    public static bool IsTooShort(string secret) => secret.AsSpan().Trim().Length < Shortest;

    public string Text(string text)
    {
        var cleared = new ArrayBufferWriter<byte>(text.Length + 16);
        var stream = Start();
        stream.Write(Encoding.UTF8.GetBytes(text), cleared);
        stream.Finish(cleared);
        return Encoding.UTF8.GetString(cleared.WrittenSpan);
    }

    public RedactedBytes Start() => new(this);

    /// <summary>The length of the longest secret that begins here, 0 for none; -1 when what follows may still make one or a longer one.</summary>
    internal int Match(ReadOnlySpan<byte> text, bool isAll)
    {
        if (byFirstByte[text[0]] is not { } patterns) return 0;
        foreach (var pattern in patterns)
        {
            if (pattern.Length <= text.Length)
            {
                if (text.StartsWith(pattern)) return pattern.Length;
            }
            else if (!isAll && pattern.AsSpan().StartsWith(text))
            {
                return -1;
            }
        }

        return 0;
    }

    private static RunFailure TooShort() => new(
        $"A secret is empty or has fewer than {Shortest} characters, so it cannot be kept out of the logs.",
        "Set the variable to its real value, or pass what is no secret by 'env'.");
}
