namespace Mlops.GitOps.Data.Ingesting.Values;

/// <summary>Reads a list of numbers as JSON writes it: <c>[1, 2.5]</c>.</summary>
internal static class VectorText
{
    public static string? Read(ReadOnlySpan<byte> text, Span<float> values)
    {
        if (text.Length < 2 || text[0] != '[' || text[^1] != ']') return "is no vector such as [1, 2.5]";
        var rest = text[1..^1];
        for (var place = 0; place < values.Length; place++)
        {
            var comma = rest.IndexOf((byte)',');
            if (comma < 0 != (place == values.Length - 1)) return "has another number of elements than its type";
            var element = (comma < 0 ? rest : rest[..comma]).Trim(" \t\r\n"u8);
            if (NumberText.Float32(element, out values[place]) is { } reason) return $"has an element that {reason}";
            rest = rest[(comma + 1)..];
        }

        return null;
    }
}
