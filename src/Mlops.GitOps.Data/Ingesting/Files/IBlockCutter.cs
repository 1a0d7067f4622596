namespace Mlops.GitOps.Data.Ingesting.Files;

/// <summary>Says where text can be cut.</summary>
internal interface IBlockCutter
{
    /// <summary>Whether a row that can't be read ends with its line, so that reading can go on after it.</summary>
    bool CanGoOnAtNextLine { get; }

    /// <summary>Returns where the last row ends that is whole, or 0.</summary>
    /// <param name="isAll">Whether the file ends with this text: then its end is an end of a row.</param>
    int LastRowEnd(ReadOnlySpan<byte> text, bool isAll);
}
