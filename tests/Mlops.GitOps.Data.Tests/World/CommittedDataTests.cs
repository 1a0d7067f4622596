using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.World;

namespace Mlops.GitOps.Data.Tests.World;

public class CommittedDataTests
{
    [Theory]
    [InlineData("credit-risk", 1.0, WorldWriter.Seed, 6)]
    [InlineData("credit-risk-python", 0.25, 3, 3)]
    public void The_committed_data_is_what_the_generator_writes(string example, double scale, ulong seed, int tables)
    {
        using var folder = new TemporaryFolder();
        WorldWriter.Write(folder.Path, scale, seed);
        var files = Directory.GetFiles(Repository.PathOf("examples", example, "data"), "*.csv").Select(static path => Path.GetFileName(path)).ToList();
        Assert.Equal(tables, files.Count);
        foreach (var file in files)
        {
            var committed = File.ReadAllBytes(Repository.PathOf("examples", example, "data", file));
            Assert.True(committed.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Join(folder.Path, file))), $"{file} of {example} is out of date.");
        }
    }

    [Fact]
    public void A_bigger_world_begins_like_a_smaller_one()
    {
        using var small = new TemporaryFolder();
        using var big = new TemporaryFolder();
        WorldWriter.Write(small.Path, 0.01);
        WorldWriter.Write(big.Path, 0.02);
        foreach (var file in (string[])["applications.csv", "applications_eu.csv", "repayments.csv", "assignments.csv"])
        {
            var (first, more) = (File.ReadAllText(Path.Join(small.Path, file)), File.ReadAllText(Path.Join(big.Path, file)));
            Assert.StartsWith(first, more, StringComparison.Ordinal);
            Assert.True(more.Length > first.Length);
        }
    }

    [Fact]
    public void Another_seed_is_another_world()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        WorldWriter.Write(one.Path, 0.01, seed: 1);
        WorldWriter.Write(other.Path, 0.01, seed: 2);
        Assert.NotEqual(File.ReadAllText(Path.Join(one.Path, "applications.csv")), File.ReadAllText(Path.Join(other.Path, "applications.csv")));
    }

    // Known values of SplitMix64: if a machine made others, every table would differ.
    [Fact]
    public void Chance_is_the_published_generator()
    {
        Assert.Equal(0xE220A8397B1DCDAFUL, Chance.Mixed(0x9E3779B97F4A7C15));
        Assert.Equal(0x6E789E6AA1B965F4UL, Chance.Mixed(unchecked(0x9E3779B97F4A7C15 * 2)));
    }

    [Fact]
    public void Exp_is_as_good_as_the_one_of_the_system()
    {
        for (var x = -12.0; x <= 12; x += 0.37) Assert.InRange(Curves.Exp(x) / Math.Exp(x), 1 - 1e-12, 1 + 1e-12);
    }
}
