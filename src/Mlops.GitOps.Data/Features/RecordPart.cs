namespace Mlops.GitOps.Data.Features;

/// <summary>The blocks of one part of a store that nobody adds to any more.</summary>
internal sealed class RecordPart
{
    public List<(nint Memory, int Bytes)> Blocks { get; } = [];

    public List<(long Offset, int Bytes)> Spilled { get; } = [];

    public int Count { get; set; }
}
