namespace Mlops.GitOps.Data.Ingesting.Files;

/// <summary>Cuts where a line ends: with a line feed, a carriage return, or both.</summary>
internal sealed class LineCutter : IBlockCutter
{
    public bool CanGoOnAtNextLine => true;

    public int LastRowEnd(ReadOnlySpan<byte> text, bool isAll)
    {
        if (isAll) return text.Length;

        // A carriage return at the end may have its line feed yet to come.
        return (text.EndsWith("\r"u8) ? text[..^1] : text).LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
    }
}
