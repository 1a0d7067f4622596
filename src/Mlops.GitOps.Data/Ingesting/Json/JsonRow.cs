using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Json;

/// <summary>Reads a JSON object as a row.</summary>
/// <param name="failOnOthers">Whether columns that the table has not are an error; they are left out otherwise.</param>
internal sealed class JsonRow(string file, TableShape shape, bool failOnOthers)
{
    private readonly ImmutableDictionary<string, int> columns = shape.Columns.Select(static (column, place) => (column.Name, place))
        .ToImmutableDictionary(static item => item.Name, static item => item.place, StringComparer.Ordinal);
    private readonly bool[] isSeen = new bool[shape.Columns.Length];

    /// <summary>Returns declared columns that no row had so far.</summary>
    public IEnumerable<string> Unseen => shape.Columns.Where((_, place) => !isSeen[place]).Select(static column => column.Name);

    /// <summary>Adds the row to a batch, as a row or as one set aside.</summary>
    /// <param name="line">The line it begins on, in the batch.</param>
    public void Read(ReadOnlySpan<byte> text, int line, RowBatch batch)
    {
        batch.Begin();
        var (column, value) = (-1, default(string));
        string? reason;
        try
        {
            reason = Utf8.IsValid(text) ? Values(text, batch, out column, out value) : "is not UTF-8";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            (reason, column, value) = ("is no JSON", -1, null);
        }

        if (reason is null && batch.End() is { } early)
        {
            column = shape.Known ?? -1;
            reason = early;
        }

        if (reason is not null) batch.Drop(new(line, column < 0 ? null : shape.Columns[column].Name, value, reason, RawText.OfRow(text)));
    }

    // A fault in a column is kept until the object has been read, since what is no JSON at all is worse.
    private string? Values(ReadOnlySpan<byte> text, RowBatch batch, out int column, out string? value)
    {
        (column, value) = (-1, null);
        var reader = new Utf8JsonReader(text);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return "is no JSON object";
        Span<bool> isSet = shape.Columns.Length <= 256 ? stackalloc bool[shape.Columns.Length] : new bool[shape.Columns.Length];
        string? reason = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var token = reader.TokenType;
            var hasPlace = columns.TryGetValue(name, out var place);
            if (!hasPlace && failOnOthers) throw Unknown(name);
            var content = token == JsonTokenType.String && hasPlace ? Unescaped(ref reader) : default;
            reader.Skip();
            if (!hasPlace) continue;
            var raw = text[start..(int)reader.BytesConsumed];
            var failure = isSet[place] ? "is there twice" : Set(batch, place, token, token == JsonTokenType.String ? content : raw);
            (isSet[place], isSeen[place]) = (true, true);
            if (failure is null || reason is not null) continue;
            (reason, column, value) = (failure, place, RawText.OfValue(raw));
        }

        reader.Read();
        for (var place = 0; place < isSet.Length; place++)
        {
            if (isSet[place] || reason is not null) continue;
            reason = batch.Set(place, default, isNull: true);
            if (reason is not null) column = place;
        }

        return reason;
    }

    private string? Set(RowBatch batch, int place, JsonTokenType token, ReadOnlySpan<byte> text)
    {
        var kind = shape.Columns[place].Type.Kind;
        if (token == JsonTokenType.Null) return batch.Set(place, default, isNull: true);
        var fits = token switch
        {
            _ when place >= shape.Declared => true,
            JsonTokenType.String => kind is ColumnKind.String or ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.Duration or ColumnKind.Decimal,
            JsonTokenType.Number => kind is ColumnKind.Int or ColumnKind.Float or ColumnKind.Float32 or ColumnKind.Decimal,
            JsonTokenType.True or JsonTokenType.False => kind == ColumnKind.Bool,
            JsonTokenType.StartArray => kind == ColumnKind.Vector,
            _ => false,
        };
        if (!fits) return $"is no {shape.Columns[place].Type with { IsNullable = false }} in JSON";
        return text.Contains((byte)0) ? "has a NUL character" : batch.Set(place, text, isNull: false);
    }

    private static ReadOnlySpan<byte> Unescaped(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan;
        var plain = new byte[reader.ValueSpan.Length];
        return plain.AsSpan(0, reader.CopyString(plain));
    }

    private StageFailure Unknown(string name) => new(
        $"{file}: the file has a column that its dataset does not declare: '{name}'.", "Declare it, or say `otherColumns: drop` or `otherColumns: keep`.");
}
