using System.Buffers;
using Mlops.GitOps.Data.Ingesting.Files;

namespace Mlops.GitOps.Data.Ingesting.Json;

/// <summary>Cuts a JSON list after a comma between its elements.</summary>
internal sealed class JsonListCutter : IBlockCutter
{
    private static readonly SearchValues<byte> Signs = SearchValues.Create("\"[]{},"u8);

    private bool isInside;

    public bool CanGoOnAtNextLine => false;

    public int LastRowEnd(ReadOnlySpan<byte> text, bool isAll)
    {
        var last = isAll ? text.Length : Walk(text);
        isInside |= last > 0;
        return last;
    }

    private int Walk(ReadOnlySpan<byte> text)
    {
        var (depth, last, at) = (isInside ? 1 : 0, 0, 0);
        while (text[at..].IndexOfAny(Signs) is var step and >= 0)
        {
            at += step;
            switch (text[at++])
            {
                case (byte)'"':
                    if (!SkipText(text, ref at)) return last;
                    break;
                case (byte)'[' or (byte)'{': depth++; break;
                case (byte)']' or (byte)'}': depth--; break;
                default:
                    if (depth == 1) last = at;
                    break;
            }
        }

        return last;
    }

    private static bool SkipText(ReadOnlySpan<byte> text, ref int at)
    {
        while (text[at..].IndexOfAny((byte)'"', (byte)'\\') is var step and >= 0)
        {
            at += step;
            if (text[at++] == '"') return true;
            if (at++ >= text.Length) return false;
        }

        return false;
    }
}
