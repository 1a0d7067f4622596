namespace Mlops.GitOps.Data.Features;

/// <summary>The blocks of one part of a store, and where in the last of them the next record goes.</summary>
internal sealed class RecordPart
{
    public List<(nint Memory, int Bytes)> Blocks { get; } = [];

    public List<(long Offset, int Bytes)> Spilled { get; } = [];

    public nint Current { get; set; }

    public nint Next { get; set; }

    public int Free { get; set; }

    public int Count { get; set; }
}
