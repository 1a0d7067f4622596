using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Tests.Features;

/// <summary>The join as it is defined: for each label every row is looked at, and every aggregate begins anew. It shares nothing with the stage but the language of expressions.</summary>
internal static class BruteForceJoin
{
    public static string?[] ValuesOf(FeatureLabel label, IEnumerable<FeatureRow> rows, ViewValue[] values, long? ttl)
    {
        var results = new Dictionary<string, object?>(StringComparer.Ordinal);
        var known = rows.Where(row => row.Customer == label.Customer && row.Event <= label.At && row.Known <= label.At && (ttl is null || label.At - row.Event <= ttl)).ToList();
        foreach (var value in values.OrderBy(static value => value.Expression is not null))
        {
            var counting = known.Where(row => (value.Window is null || row.Event > label.At - value.Window) && Holds(value.Where, row)).Order(Comparer<FeatureRow>.Create(Compare)).ToList();
            results[value.Name] = value.Expression is { } expression ? Evaluate(expression, counting.LastOrDefault(), results, values) : Aggregate(value, counting);
        }

        return [.. values.Select(value => TextOf(results[value.Name], value))];
    }

    private static object? Aggregate(ViewValue value, List<FeatureRow> rows)
    {
        if (value.Function == "count" && value.Column == "*") return (long)rows.Count;
        if (value.Function == "first") return rows.Count == 0 ? null : Cell(rows[0], value.Column);
        if (value.Function == "last") return rows.Count == 0 ? null : Cell(rows[^1], value.Column);
        var cells = rows.Select(row => Cell(row, value.Column)).OfType<object>().ToList();
        return value.Function switch
        {
            "count" => (long)cells.Count,
            "unique" => (long)cells.Distinct().Count(),
            _ when cells.Count == 0 => null,
            "min" => cells.Order(Comparer<object>.Create(CompareCells)).First(),
            "max" => cells.Order(Comparer<object>.Create(CompareCells)).Last(),
            "sum" => Sum(cells),
            "mean" => cells[0] is double ? Finite(Exact(cells).ToDouble()) / cells.Count : MeanOfWhole(cells),
            _ => cells.Count < 2 ? null : Spread(value.Function, cells),
        };
    }

    private static object? Sum(List<object> cells) => cells[0] switch
    {
        long => cells.Cast<long>().Sum(),
        decimal => cells.Cast<decimal>().Sum(),
        _ => Finite(Exact(cells).ToDouble()),
    };

    // The digits of a decimal are a whole number too; the point is put in once.
    private static double MeanOfWhole(List<object> cells) =>
        cells[0] is long ? (double)cells.Cast<long>().Sum() / cells.Count : ((double)(cells.Cast<decimal>().Sum() * 100) + 0.0) / 100 / cells.Count;

    private static double? Spread(string? function, List<object> cells)
    {
        var squares = cells.Select(NumberOf).Aggregate(new ExactFraction(0, 1), static (sum, number) => sum + (number * number));
        var sum = Exact(cells);
        var variance = Finite(((squares - (sum * sum / cells.Count)) / (cells.Count - 1)).ToDouble());
        return function == "var" || variance is null ? variance : Math.Sqrt(variance.Value);
    }

    private static ExactFraction Exact(List<object> cells) => cells.Select(NumberOf).Aggregate(static (left, right) => left + right);

    private static ExactFraction NumberOf(object cell) => cell switch
    {
        long whole => new ExactFraction(whole, 1),
        decimal number => new ExactFraction((System.Numerics.BigInteger)(number * 100), 100),
        _ => ExactFraction.Of((double)cell),
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static bool Holds(string? where, FeatureRow row) =>
        where is null || (ExpressionParser.Parse(where, out _) is { } parsed && ExpressionEvaluator.Evaluate(parsed, name => Known(Cell(row, name.Root))).IsTrue);

    private static object? Evaluate(string expression, FeatureRow? last, Dictionary<string, object?> results, ViewValue[] values)
    {
        var parsed = ExpressionParser.Parse(expression, out var error) ?? throw new InvalidOperationException(error?.Message);
        var value = ExpressionEvaluator.Evaluate(parsed, name =>
            values.Any(value => value.Name == name.Root) ? Known(results[name.Root]) : last is null ? Value.Unknown : Known(Cell(last, name.Root)));
        return value switch
        {
            NumberValue { IsFinite: true } number => number.Value + 0.0,
            BoolValue truth => truth.Value,
            StringValue text => text.Value,
            _ => null,
        };
    }

    private static Value Known(object? cell) => cell switch
    {
        null => Value.Unknown,
        bool truth => Value.Of(truth),
        string text => Value.Of(text),
        DateOnly day => new TimestampValue((day.ToDateTime(TimeOnly.MinValue) - DateTime.UnixEpoch).Ticks / 10),
        DateTime time => new TimestampValue((time - DateTime.UnixEpoch).Ticks / 10),
        _ => Value.Of(Convert.ToDouble(cell, CultureInfo.InvariantCulture)),
    };

    private static object? Cell(FeatureRow row, string? column) => column switch
    {
        "id" => row.Id,
        "customer" => row.Customer,
        "paid_at" => Time(row.Event),
        "loaded_at" => Time(row.Known),
        "amount" => row.Amount is { } amount && double.IsFinite(amount) ? amount + 0.0 : null,
        "days" => row.Days,
        "fee" => row.Fee,
        "status" => row.Status,
        "open" => row.Open,
        "due" => row.Due,
        _ => throw new InvalidOperationException($"There is no column {column}."),
    };

    private static DateTime Time(long second) => DateTime.UnixEpoch.AddTicks((FeatureWorld.Start + (second * 1_000_000)) * 10);

    // By event, known, the key column, then the others as the dataset declares them.
    private static int Compare(FeatureRow left, FeatureRow right)
    {
        foreach (var column in (string[])["paid_at", "loaded_at", "id", "fee", "amount", "days", "status", "open", "due"])
        {
            var (a, b) = (Cell(left, column), Cell(right, column));
            var order = a is null || b is null ? (a is not null).CompareTo(b is not null) : CompareCells(a, b);
            if (order != 0) return order;
        }

        return 0;
    }

    private static int CompareCells(object left, object right) =>
        left is string text ? Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)right)) : ((IComparable)left).CompareTo(right);

    private static string? TextOf(object? result, ViewValue value) => result switch
    {
        null => null,
        bool truth => truth ? "true" : "false",
        double number when value.Type == "float?" => number.ToString("R", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.00", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(result, CultureInfo.InvariantCulture),
    };
}
