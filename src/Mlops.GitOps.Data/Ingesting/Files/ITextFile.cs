using Mlops.GitOps.Data.Ingesting.Rows;

namespace Mlops.GitOps.Data.Ingesting.Files;

/// <summary>A file of text with rows in it.</summary>
internal interface ITextFile
{
    /// <summary>The file as messages name it.</summary>
    string Name { get; }

    /// <summary>Reads the file in pieces.</summary>
    IEnumerable<TextBlock> Blocks();

    /// <summary>Reads the rows of a piece, while others are read on other threads.</summary>
    void Read(TextBlock block, RowBatch batch);

    /// <summary>Fails if something is missing that only shows when the whole file has been read.</summary>
    void Finish()
    {
    }
}
