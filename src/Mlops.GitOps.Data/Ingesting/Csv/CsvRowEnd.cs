namespace Mlops.GitOps.Data.Ingesting.Csv;

/// <summary>How a row ended.</summary>
internal enum CsvRowEnd
{
    /// <summary>With the end of a line.</summary>
    Line,

    /// <summary>With the end of the text: there may be more of it.</summary>
    Text,

    /// <summary>Its quotes don't match; it is the first of its lines, and reading goes on with the next.</summary>
    BadQuotes,

    /// <summary>Its quotes are still open at the end of the text; it is the first of its lines if there is no more text.</summary>
    OpenQuotes,
}
