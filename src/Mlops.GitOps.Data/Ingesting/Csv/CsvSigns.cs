using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Csv;

/// <summary>A dialect in bytes. What a dialect has not is -1.</summary>
internal sealed record CsvSigns(byte Delimiter, int Quote, int Escape, ImmutableArray<byte[]> Nulls)
{
    private readonly int longestNull = Nulls.Select(static word => word.Length).DefaultIfEmpty(-1).Max();

    public static CsvSigns Of(DatasetDeclaration dataset)
    {
        var csv = dataset.Csv;
        var delimiter = Sign("delimiter", csv.Delimiter);
        if (delimiter is < 0 or '\n' or '\r') throw Unfit("delimiter", csv.Delimiter);
        var quote = Sign("quote", csv.Quote);
        var escape = Sign("escape", csv.Escape);
        if (delimiter == quote || delimiter == escape) throw new StageFailure($"The dataset '{dataset.Name}' has '{csv.Delimiter}' both between values and as a quote or escape.", "Give `delimiter`, `quote` and `escape` different characters.");
        return new((byte)delimiter, quote, quote < 0 ? -1 : escape < 0 ? quote : escape, [.. csv.Nulls.Select(Encoding.UTF8.GetBytes)]);

        int Sign(string name, string written) => written switch
        {
            "" => -1,
            "\\t" => '\t',
            [var sign and > '\0' and < '\x7F'] => sign,
            _ => throw Unfit(name, written),
        };

        StageFailure Unfit(string name, string written) =>
            new($"The dataset '{dataset.Name}' has the {name} '{written}', and it must be one ASCII character that is no end of a line.", $"Write the {name} as one character, such as ';' or '\\t'.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(ReadOnlySpan<byte> text) => text.Length <= longestNull && IsOneOfNulls(text);

    private bool IsOneOfNulls(ReadOnlySpan<byte> text)
    {
        foreach (var word in Nulls)
        {
            if (text.SequenceEqual(word)) return true;
        }

        return false;
    }
}
