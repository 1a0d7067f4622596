using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Data.Ingesting.Rows;

/// <summary>Shows bytes of a file as text that can be stored and read.</summary>
internal static class RawText
{
    private const int MostOfAValue = 200;
    private const int MostOfARow = 2_000;

    public static string OfValue(ReadOnlySpan<byte> bytes) => Show(bytes, MostOfAValue);

    public static string OfRow(ReadOnlySpan<byte> bytes) => Show(bytes, MostOfARow);

    // A byte that is no UTF-8, and NUL, are shown as \xNN: a replacement character would not say which byte it was.
    private static string Show(ReadOnlySpan<byte> bytes, int most)
    {
        var isCut = bytes.Length > most;
        var rest = isCut ? bytes[..most] : bytes;
        var text = new StringBuilder(rest.Length);
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(rest, out var rune, out var read);
            if (isCut && status == System.Buffers.OperationStatus.NeedMoreData) break;
            if (status == System.Buffers.OperationStatus.Done && rune.Value != 0) text.Append(rune.ToString());
            else foreach (var unreadable in rest[..read]) text.Append(CultureInfo.InvariantCulture, $"\\x{unreadable:X2}");
            rest = rest[read..];
        }

        return isCut ? text.Append('…').ToString() : text.ToString();
    }
}
