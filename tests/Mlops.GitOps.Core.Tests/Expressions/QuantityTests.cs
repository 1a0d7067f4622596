using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Tests.Expressions;

public class QuantityTests
{
    [Theory]
    [InlineData("50ms", 0.05, QuantityKind.Duration)]
    [InlineData("7s", 7, QuantityKind.Duration)]
    [InlineData("2m", 120, QuantityKind.Duration)]
    [InlineData("24h", 86_400, QuantityKind.Duration)]
    [InlineData("30d", 2_592_000, QuantityKind.Duration)]
    [InlineData("1w", 604_800, QuantityKind.Duration)]
    [InlineData("1.5h", 5400, QuantityKind.Duration)]
    [InlineData("3B", 3, QuantityKind.Bytes)]
    [InlineData("3kB", 3000, QuantityKind.Bytes)]
    [InlineData("3MB", 3e6, QuantityKind.Bytes)]
    [InlineData("3GB", 3e9, QuantityKind.Bytes)]
    [InlineData("2KiB", 2048, QuantityKind.Bytes)]
    [InlineData("20MiB", 20_971_520, QuantityKind.Bytes)]
    [InlineData("1GiB", 1_073_741_824, QuantityKind.Bytes)]
    [InlineData("5%", 0.05, QuantityKind.Number)]
    [InlineData("99.9%", 0.999, QuantityKind.Number)]
    [InlineData("3", 3, QuantityKind.Number)]
    [InlineData("-3", -3, QuantityKind.Number)]
    [InlineData("0.5", 0.5, QuantityKind.Number)]
    [InlineData("1e1%", 0.1, QuantityKind.Number)]
    [InlineData("0.7ms", 0.0007, QuantityKind.Duration)]
    [InlineData("1e-5", 1e-5, QuantityKind.Number)]
    public void Reads_a_number_with_its_unit(string text, double value, QuantityKind kind)
    {
        Assert.True(Quantity.TryParse(text, out var quantity));
        Assert.Equal(new Quantity(value, kind), quantity);
        Assert.Equal(text.EndsWith('%'), quantity.IsPercent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("ms")]
    [InlineData("5 ms")]
    [InlineData(" 5")]
    [InlineData("5parsecs")]
    [InlineData("5MS")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData("1e999")]
    [InlineData("1e308w")]
    [InlineData("1e99999999999%")]
    [InlineData("5%%")]
    [InlineData("--5")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("٣")]
    public void Refuses_what_is_no_quantity(string text) => Assert.False(Quantity.TryParse(text, out _));

    [Theory]
    [InlineData("24h", "1d")]
    [InlineData("1w", "7d")]
    [InlineData("90m", "90m")]
    [InlineData("1500ms", "1500ms")]
    [InlineData("0.0001ms", "1E-07s")]
    [InlineData("0s", "0s")]
    [InlineData("1024KiB", "1MiB")]
    [InlineData("1000000B", "1MB")]
    [InlineData("5%", "0.05")]
    [InlineData("-2h", "-2h")]
    public void Writes_the_largest_unit_that_leaves_a_whole_number(string text, string canonical)
    {
        Assert.True(Quantity.TryParse(text, out var quantity));
        Assert.Equal(canonical, quantity.ToString());
    }
}
