using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Tests;

public class SpellingTests
{
    [Theory]
    [InlineData("amout", "amount")]
    [InlineData("Amount", "amount")]
    [InlineData("learning-rate", "learning_rate")]
    [InlineData("amuont", "amount")]
    [InlineData("elephant", null)]
    [InlineData("learn", "learning_rate")]
    [InlineData("amounts_paid", "amount")]
    [InlineData("fee", null)]
    public void Finds_what_a_name_was_meant_to_be(string written, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(written, ["amount", "age", "learning_rate"]));

    [Fact]
    public void Prefers_the_nearest_and_then_the_first_in_ordinal_order() =>
        Assert.Equal("train", Spelling.Nearest("trail", ["trains", "trial", "train"]));
}
