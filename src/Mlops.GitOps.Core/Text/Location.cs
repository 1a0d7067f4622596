namespace Mlops.GitOps.Core.Text;

/// <summary>A span without its file's text: comparable by value across compilations.</summary>
public readonly record struct Location(string Path, LinePosition Start, LinePosition End) : IComparable<Location>
{
    public int CompareTo(Location other)
    {
        var byPath = string.CompareOrdinal(Path, other.Path);
        if (byPath != 0) return byPath;
        var byStart = Start.CompareTo(other.Start);
        return byStart != 0 ? byStart : End.CompareTo(other.End);
    }

    public override string ToString() => FormattableString.Invariant($"{Path}:{Start.Line}:{Start.Column}");

    public static bool operator <(Location left, Location right) => left.CompareTo(right) < 0;

    public static bool operator >(Location left, Location right) => left.CompareTo(right) > 0;

    public static bool operator <=(Location left, Location right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Location left, Location right) => left.CompareTo(right) >= 0;
}
