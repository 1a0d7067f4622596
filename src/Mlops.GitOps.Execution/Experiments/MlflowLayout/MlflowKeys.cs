using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Experiments.MlflowLayout;

/// <summary>Names of parameters, metrics and tags: each is the name of a file too.</summary>
/// <remarks>The rules are of <c>mlflow/utils/validation.py</c>: letters, digits, <c>_ - .</c>, spaces and slashes, at most 250 characters, and a path that is
/// written as short as it can be. We write no slashes: no key is a folder.</remarks>
public static class MlflowKeys
{
    public const int MostCharacters = 250;

    public static bool IsLegal(string key) =>
        key.Length is > 0 and <= MostCharacters && key.All(static letter => IsPlain(letter) || letter == '/') && key.Split('/').All(static part => part is not ("" or "." or ".."));

    /// <summary>Returns a key that may be written: what may not stand in one becomes <c>_</c>.</summary>
    public static string Legal(string key)
    {
        var legal = new StringBuilder(key.Length);
        foreach (var letter in key) legal.Append(IsPlain(letter) ? letter : '_');
        var text = legal.ToString();
        if (text is "" or "." or "..") text += "_";
        return Encoding.UTF8.GetByteCount(text) <= MostCharacters ? text : Shortened(text, key);
    }

    /// <summary>Returns the entries under keys that may be written; of keys that become the same the later ones are numbered.</summary>
    public static ImmutableSortedDictionary<string, T> Legal<T>(IEnumerable<KeyValuePair<string, T>> entries)
    {
        var legal = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in entries.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            var name = Legal(key);
            for (var number = 2; legal.ContainsKey(name); number++) name = FormattableString.Invariant($"{Legal(key)}_{number}");
            legal.Add(name, value);
        }

        return legal.ToImmutable();
    }

    // A file's name may have 255 bytes, whatever its letters take.
    private static string Shortened(string text, string key)
    {
        const int digits = 12;
        while (Encoding.UTF8.GetByteCount(text) > MostCharacters - digits - 1) text = text[..^1];
        return $"{text}_{Digest.OfText(key).Hex[..digits]}";
    }

    private static bool IsPlain(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ';
}
