using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Features;

/// <summary>What an expression comes to for a row, as <see cref="Value"/> is, but without memory of its own.</summary>
internal readonly record struct Scalar(ScalarKind Kind, double Number = 0, long Microseconds = 0, QuantityKind Unit = QuantityKind.Number, object? Content = null)
{
    public static Scalar Unknown => default;

    public bool IsTrue => Kind == ScalarKind.Bool && Microseconds != 0;

    public bool IsFalse => Kind == ScalarKind.Bool && Microseconds == 0;

    public bool IsUnknown => Kind == ScalarKind.Unknown;

    public static Scalar Of(bool value) => new(ScalarKind.Bool, Microseconds: value ? 1 : 0);

    /// <summary>Returns the number, or unknown where it is not a finite one.</summary>
    public static Scalar Of(double value, QuantityKind unit = QuantityKind.Number) => double.IsFinite(value) ? new(ScalarKind.Number, value, Unit: unit) : Unknown;

    public static Scalar Of(string text) => new(ScalarKind.Text, Content: text);

    public static Scalar At(long microseconds) => new(ScalarKind.Time, Microseconds: microseconds);

    public static Scalar Of(Scalar[] items) => new(ScalarKind.List, Content: items);

    public static Scalar Of(Value value) => value switch
    {
        BoolValue truth => Of(truth.Value),
        NumberValue number => Of(number.Value, number.Kind),
        StringValue text => Of(text.Value),
        TimestampValue time => At(time.Microseconds),
        ListValue list => Of([.. list.Items.Select(Of)]),
        _ => Unknown,
    };
}
