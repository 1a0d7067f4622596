using System.Text.Json;

namespace Mlops.GitOps.Data.Ingesting.Json;

/// <summary>Collects the names that rows of a file have, in the order in which they first come.</summary>
internal static class JsonNames
{
    public static void Add(ReadOnlySpan<byte> text, List<string> names, HashSet<string> known)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.GetString() is { } name && known.Add(name)) names.Add(name);
                reader.Skip();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The row is set aside when it is read, with the reason.
            return;
        }
    }
}
