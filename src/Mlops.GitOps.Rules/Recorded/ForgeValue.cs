using System.Globalization;
using System.Text.Json;

namespace Mlops.GitOps.Rules.Recorded;

/// <summary>A value of a recorded answer that is read with what it must be. What is wrong is noted once, with its place, and a stand-in is returned.</summary>
internal readonly record struct ForgeValue(JsonElement? Element, string Place, List<string> Problems)
{
    // A number beyond this is not the same in every reader of JSON.
    private const long MostId = 9_007_199_254_740_991;

    public bool IsAbsent => Element is null;

    public bool IsNull => Element is { ValueKind: JsonValueKind.Null };

    public bool IsObject => Element is { ValueKind: JsonValueKind.Object };

    public bool IsText => Element is { ValueKind: JsonValueKind.String };

    public ForgeValue this[string name] =>
        new(Element is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var value) ? value : null, Place.Length == 0 ? name : $"{Place}.{name}", Problems);

    public string Text()
    {
        if (Element is { ValueKind: JsonValueKind.String } text && Decoded(text) is { Length: > 0 } decoded) return decoded;
        return Wrong("a text", "");
    }

    /// <summary>Reads a text that may be null, but must be there.</summary>
    public string? TextOrNull() => IsNull ? null : Text();

    /// <summary>Reads a text that need not be there.</summary>
    public string OptionalText() => IsAbsent || IsNull || (Element is { ValueKind: JsonValueKind.String } text && Decoded(text) is "") ? "" : Text();

    public bool Flag() => Element switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Wrong("true or false", false),
    };

    public long Count() => Element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var count) && count is >= 0 and <= MostId ? count : Wrong("a whole number", 0L);

    public long Id() => Element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var id) && id is > 0 and <= MostId ? id : Wrong("the number of something", 0L);

    public DateTimeOffset Time() => IsText && ForgeTime.TryParse(Text(), out var time) ? time : Wrong("a time such as 2026-11-01T10:00:00Z", default(DateTimeOffset));

    public IReadOnlyList<ForgeValue> Items()
    {
        if (Element is not { ValueKind: JsonValueKind.Array } list) return Wrong<IReadOnlyList<ForgeValue>>("a list", []);
        var items = new List<ForgeValue>();
        foreach (var item in list.EnumerateArray()) items.Add(new ForgeValue(item, string.Create(CultureInfo.InvariantCulture, $"{Place}[{items.Count}]"), Problems));
        return items;
    }

    /// <summary>Notes what was wanted here, and returns the stand-in.</summary>
    public T Wrong<T>(string wanted, T standIn)
    {
        Problems.Add(IsAbsent ? $"'{Place}' is absent" : $"'{Place}' is not {wanted}");
        return standIn;
    }

    // Half of a pair of surrogates is no text.
    private static string? Decoded(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
