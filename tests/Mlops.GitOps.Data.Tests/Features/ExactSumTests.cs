using Mlops.GitOps.Data.Features;

namespace Mlops.GitOps.Data.Tests.Features;

public sealed class ExactSumTests
{
#pragma warning disable CA5394 // Numbers are made up, not kept secret.
    [Fact]
    public void A_sum_is_the_exact_one_rounded_once()
    {
        var random = new Random(7);
        for (var count = 0; count < 3000; count++)
        {
            var numbers = Enumerable.Range(0, random.Next(1, 12)).Select(_ => NumberOf(random)).ToList();
            var sum = new ExactSum();
            numbers.ForEach(sum.Add);
            var expected = numbers.Select(ExactFraction.Of).Aggregate(static (left, right) => left + right).ToDouble();
            Assert.Equal(expected + 0.0, sum.Round());
        }
    }

    [Fact]
    public void What_was_added_and_taken_away_leaves_nothing()
    {
        var random = new Random(8);
        var sum = new ExactSum();
        var numbers = Enumerable.Range(0, 1000).Select(_ => NumberOf(random)).ToList();
        sum.Add(0.1);
        foreach (var number in numbers)
        {
            sum.Add(number);
            sum.AddSquare(number);
        }

        numbers.Reverse();
        foreach (var number in numbers)
        {
            sum.SubtractSquare(number);
            sum.Subtract(number);
        }

        Assert.Equal(0.1, sum.Round());
    }

    private static double NumberOf(Random random)
    {
        while (true)
        {
            var number = random.Next(3) == 0 ? BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)) : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-10, 10));
            if (double.IsFinite(number)) return number;
        }
    }
#pragma warning restore CA5394
}
