using System.Globalization;

namespace Mlops.GitOps.Cli.Inference;

/// <summary>What the values of a column have in common so far. Values come as they are written in the file.</summary>
internal sealed class ColumnSample(string name)
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm",
    ];

    private static readonly HashSet<string> WordsForNothing = new(StringComparer.Ordinal) { "NA", "N/A", "NULL", "null", "NaN", "nan", "None", "n/a" };

    private readonly HashSet<string> values = new(StringComparer.Ordinal);
    private readonly SortedSet<string> wordsForNothing = new(StringComparer.Ordinal);
    private bool canBeBool = true;
    private bool canBeInt = true;
    private bool canBeFloat = true;
    private bool canBeDate = true;
    private bool canBeTime = true;
    private bool hasEmpty;
    private bool hasValue;

    public string Name { get; } = name;

    public bool IsUnique { get; private set; } = true;

    public bool IsNullable => hasEmpty || (wordsForNothing.Count > 0 && Type != "string");

    public bool IsTime => Type is "timestamp" or "date";

    public string Type => !hasValue ? "string"
        : canBeBool ? "bool"
        : canBeInt ? "int"
        : canBeFloat ? "float"
        : canBeDate ? "date"
        : canBeTime ? "timestamp"
        : "string";

    /// <summary>Returns the words that stand for no value; in a column of texts `NA` may be Namibia.</summary>
    public IEnumerable<string> Nulls => Type == "string" ? [] : wordsForNothing;

    public void AddNothing() => hasEmpty = true;

    public void Add(string value)
    {
        if (value.Length == 0)
        {
            hasEmpty = true;
            return;
        }

        if (IsUnique && !values.Add(value)) Forget();
        if (WordsForNothing.Contains(value))
        {
            wordsForNothing.Add(value);
            return;
        }

        hasValue = true;
        canBeBool = canBeBool && (value is "true" or "false" or "True" or "False" or "TRUE" or "FALSE");
        canBeInt = canBeInt && IsInt(value);
        canBeFloat = canBeFloat && IsFloat(value);
        canBeDate = canBeDate && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        canBeTime = canBeTime && DateTimeOffset.TryParseExact(value, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
    }

    // What was seen is kept only while it may be a key: a million texts take memory.
    private void Forget()
    {
        IsUnique = false;
        values.Clear();
        values.TrimExcess();
    }

    // `007` is a code and no number, and so are twenty digits: as a float they would lose the last ones.
    private static bool IsInt(string value) =>
        !HasLeadingZero(value) && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsFloat(string value) =>
        !HasLeadingZero(value)
        && (char.IsAsciiDigit(value[^1]) || value[^1] == '.')
        && (IsInt(value) || value.AsSpan().TrimStart("+-").ContainsAnyExceptInRange('0', '9'))
        && double.TryParse(value, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number);

    private static bool HasLeadingZero(string value)
    {
        var digits = value.AsSpan().TrimStart("+-");
        return digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]);
    }
}
