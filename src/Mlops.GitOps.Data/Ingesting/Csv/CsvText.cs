using System.Runtime.CompilerServices;

namespace Mlops.GitOps.Data.Ingesting.Csv;

/// <summary>Reads the text of a field.</summary>
internal static class CsvText
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text, CsvField field, CsvSigns signs)
    {
        var content = text.Slice(field.Start, field.Length);
        return field.HasEscapes ? Unescaped(content, signs) : content;
    }

    private static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> content, CsvSigns signs)
    {
        var plain = new byte[content.Length];
        var length = 0;
        for (var at = 0; at < content.Length; at++)
        {
            var isEscape = content[at] == signs.Escape && at + 1 < content.Length && (content[at + 1] == signs.Quote || content[at + 1] == signs.Escape);
            plain[length++] = content[isEscape ? ++at : at];
        }

        return plain.AsSpan(0, length);
    }
}
