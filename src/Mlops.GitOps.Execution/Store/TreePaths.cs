using System.Text;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Which paths and links a tree may have, and in which order they stand.</summary>
internal static class TreePaths
{
    /// <summary>The order of the UTF-8 bytes. It differs from that of UTF-16 where surrogates meet the characters after them.</summary>
    public static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var at = 0; at < length; at++)
        {
            var (one, other) = (left[at], right[at]);
            if (one == other) continue;
            return char.IsSurrogate(one) != char.IsSurrogate(other) ? (char.IsSurrogate(one) ? 1 : -1) : one.CompareTo(other);
        }

        return left.Length.CompareTo(right.Length);
    }

    /// <summary>Returns what is wrong with a path from the root of a tree, or null.</summary>
    public static string? WrongWith(string path)
    {
        foreach (var name in path.Split('/'))
        {
            if (name is "" or "." or "..") return "it is not a plain path below the folder";
        }

        return WrongText(path);
    }

    /// <summary>Returns what is wrong with where a link at a path leads, or null.</summary>
    public static string? WrongWithLink(string path, string target)
    {
        if (target.Length == 0) return "it is a link to nothing";
        if (target[0] == '/') return $"it is a link to the absolute path '{target}'";
        if (WrongText(target) is { } wrong) return wrong;
        var depth = path.Count(static character => character == '/');
        var isGoingDown = false;
        foreach (var name in target.Split('/'))
        {
            if (name is "" or ".") continue;
            if (name != "..") isGoingDown = true;

            // After a name, `..` may be the parent of wherever another link leads: nobody can tell without following it.
            else if (isGoingDown) return $"it is a link to '{target}', which goes down and up again";
            else if (--depth < 0) return $"it is a link to '{target}', which leads out of the folder";
        }

        return null;
    }

    private static string? WrongText(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // .NET shows bytes that are not UTF-8 as this character; with it, the name that was meant can't be told.
            if (rune == Rune.ReplacementChar) return "its name is not UTF-8";
            if (Rune.IsControl(rune)) return "its name has a line break or another control character";
        }

        return null;
    }
}
