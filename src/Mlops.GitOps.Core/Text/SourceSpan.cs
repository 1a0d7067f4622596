namespace Mlops.GitOps.Core.Text;

/// <summary>A stretch of one file, as offsets; the end is exclusive. A merged pipeline holds spans of several files.</summary>
public readonly record struct SourceSpan(SourceFile File, int Start, int End)
{
    public int Length => End - Start;

    public Location ToLocation() => new(File.Path, File.PositionOf(Start), File.PositionOf(End));

    public override string ToString() => ToLocation().ToString();
}
