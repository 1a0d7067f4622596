namespace Mlops.GitOps.Data.Tests.Features;

/// <summary>Makes up small histories: few different times, so that there are ties; few different values, so that rows are equal; rows known late.</summary>
internal sealed class RandomCases(int seed)
{
    private static readonly double?[] Amounts = [null, 0, -0.0, 0.1, 0.2, 0.3, 1e16, -1e16, 1, 3.5, -7.25, 1e-300, 5e-324, 1e308, 1e308, -1e308, 12345.678];
    private static readonly string?[] Statuses = [null, "late", "paid", "p", "é", "\U0001F600", "\uFFFD", "open"];
    private static readonly string[] Conditions = ["days > 0", "status == \"late\"", "not (amount < 1)", "has(fee)", "open or days == 2", "paid_at >= \"2024-01-01T00:00:05Z\" and fee > 1", "status in [\"paid\", \"p\"]", "days / days == 1"];
    private static readonly string[] Expressions = ["v0 / v1", "if(open, amount, -1)", "v0 + days * 2", "max(v0, fee, 1)", "abs(amount) / v1", "min(v0, v1)"];

#pragma warning disable CA5394 // Cases are made up, not kept secret.
    private readonly Random random = new(seed);

    public List<FeatureRow> Rows(string customer)
    {
        var rows = new List<FeatureRow>();
        for (var count = random.Next(0, 9); count > 0; count--)
        {
            var happened = random.Next(0, 12);
            var known = happened + (random.Next(3) == 0 ? random.Next(0, 12) : 0);
            rows.Add(new FeatureRow(
                $"p{random.Next(3)}", customer, happened, known, Amounts[random.Next(Amounts.Length)], Maybe(random.Next(-1, 4)), random.Next(4) == 0 ? null : random.Next(-500, 500) / 100m,
                Statuses[random.Next(Statuses.Length)], random.Next(3) == 0 ? null : random.Next(2) == 0, random.Next(4) == 0 ? null : new DateOnly(2024, 1, random.Next(1, 4))));
            if (random.Next(6) == 0) rows.Add(rows[^1]);
        }

        return rows;
    }

    public List<FeatureLabel> Labels(string customer) => [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => new FeatureLabel(0, random.Next(12) == 0 ? null : customer, random.Next(0, 24)))];

    public long? Ttl() => Maybe(random.Next(0, 12));

    public ViewValue[] Values()
    {
        var values = new List<ViewValue> { Value("v0", "count", "*", "int"), Value("v1", "sum", "days", "int?") };
        foreach (var (function, column, type) in Aggregates.OrderBy(_ => random.Next()).Take(12)) values.Add(Value($"v{values.Count}", function, column, type));
        values.Add(new ViewValue("e0", "float?", null, null, null, null, Expressions[random.Next(Expressions.Length)]));
        values.Add(new ViewValue("e1", "bool?", null, null, Condition(), null, "v0 > 1 and open"));
        values.Add(new ViewValue("e2", "string?", null, null, null, null, "if(days > 0, status, id)"));
        return [.. values];
    }

    public void Shuffle<T>(List<T> list)
    {
        for (var at = list.Count - 1; at > 0; at--)
        {
            var other = random.Next(at + 1);
            (list[at], list[other]) = (list[other], list[at]);
        }
    }
#pragma warning restore CA5394

    private static IEnumerable<(string Function, string Column, string Type)> Aggregates =>
    [
        .. from function in new[] { "first", "last", "min", "max" }
           from column in new[] { ("amount", "float?"), ("days", "int?"), ("fee", "decimal(12,2)?"), ("status", "string?"), ("due", "date?"), ("paid_at", "timestamp?") }
           select (function, column.Item1, column.Item2),
        ("first", "open", "bool?"), ("last", "open", "bool?"), ("last", "id", "string?"), ("last", "loaded_at", "timestamp?"),
        .. from function in new[] { "count", "unique" } from column in new[] { "amount", "days", "fee", "status", "open", "due" } select (function, column, "int"),
        .. from function in new[] { "mean", "var", "stddev" } from column in new[] { "amount", "days", "fee" } select (function, column, "float?"),
        ("sum", "amount", "float?"), ("sum", "fee", "decimal(12,2)?"), ("sum", "amount", "float?"), ("mean", "amount", "float?"), ("var", "amount", "float?"),
    ];

    private ViewValue Value(string name, string function, string column, string type) => new(name, type, function, column, Condition(), Maybe(Next(1, 12)));

    private string? Condition() => Next(0, 2) == 0 ? null : Conditions[Next(0, Conditions.Length)];

    private long? Maybe(int value) => Next(0, 3) == 0 ? null : value;

    private int Next(int low, int high)
    {
#pragma warning disable CA5394 // As above.
        return random.Next(low, high);
#pragma warning restore CA5394
    }
}
