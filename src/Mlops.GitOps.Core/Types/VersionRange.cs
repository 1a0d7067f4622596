using System.Globalization;

namespace Mlops.GitOps.Core.Types;

/// <summary>What <c>requires:</c> says of the tool: a NuGet version range (<c>[0.1,2.0)</c>, or <c>0.1</c> for "from 0.1"), also in the
/// spelling <c>&gt;=0.1 &lt;2.0</c>.</summary>
public sealed class VersionRange
{
    private readonly List<(string Operator, Version Version)> bounds = [];

    private VersionRange()
    {
    }

    public static VersionRange? TryParse(string text)
    {
        var range = new VersionRange();
        var written = text.Trim();
        if (written.Length == 0) return null;
        var fits = written[0] is '[' or '(' ? range.ReadInterval(written) : range.ReadComparisons(written);
        return fits ? range : null;
    }

    public bool Includes(Version version) => bounds.All(bound => bound.Operator switch
    {
        ">=" => version >= bound.Version,
        ">" => version > bound.Version,
        "<=" => version <= bound.Version,
        "<" => version < bound.Version,
        _ => version == bound.Version,
    });

    private bool ReadInterval(string text)
    {
        if (text.Length < 3 || text[text.Length - 1] is not (']' or ')')) return false;
        var ends = text[1..(text.Length - 1)].Split(',');
        if (ends.Length == 1) return text[0] == '[' && text[text.Length - 1] == ']' && Add("==", ends[0]);
        if (ends.Length != 2 || (ends[0].Trim().Length == 0 && ends[1].Trim().Length == 0)) return false;
        return (ends[0].Trim().Length == 0 || Add(text[0] == '[' ? ">=" : ">", ends[0]))
            && (ends[1].Trim().Length == 0 || Add(text[text.Length - 1] == ']' ? "<=" : "<", ends[1]));
    }

    private bool ReadComparisons(string text)
    {
        foreach (var part in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var length = part.TakeWhile(static c => c is '<' or '>' or '=').Count();
            var comparison = length == 0 ? ">=" : part[..length];
            if (comparison is not (">=" or ">" or "<=" or "<" or "=" or "==") || !Add(comparison, part[length..])) return false;
        }

        return true;
    }

    private bool Add(string comparison, string text)
    {
        if (TryParseVersion(text.Trim()) is not { } version) return false;
        bounds.Add((comparison, version));
        return true;
    }

    private static Version? TryParseVersion(string text)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split('.'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            numbers.Add(number);
        }

        while (numbers.Count < 4) numbers.Add(0);
        return numbers.Count == 4 ? new Version(numbers[0], numbers[1], numbers[2], numbers[3]) : null;
    }
}
