namespace Mlops.GitOps.Data.Splitting;

/// <summary>Where a share ends in the order of keys, and of row numbers for equal keys: the last row that is within.</summary>
internal readonly record struct Cut(ulong Key, long Row)
{
    /// <summary>Before all rows.</summary>
    public static Cut None { get; } = new(0, -1);

    public bool Contains(ulong key, long row) => key < Key || (key == Key && row <= Row);

    /// <summary>Returns a cut that has all rows of its last key, unless it has none.</summary>
    public Cut WithAllOfKey() => this == None ? None : this with { Row = long.MaxValue };
}
