using Mlops.GitOps.Data.Statistics.Resampling;
using Mlops.GitOps.Data.Statistics.Streams;

namespace Mlops.GitOps.Data.Tests.Statistics;

/// <summary>What an alarm whose draws are chance promises whichever values are drawn.</summary>
public sealed class KswinLawTests
{
    [Fact]
    public void A_change_is_found_within_its_own_window_whatever_the_seed()
    {
        var random = new SeededRandom(3);
        for (var seed = 0; seed < 200; seed++)
        {
            double[] stream = [.. random.Normals(100), .. random.Normals(100).Select(static value => value + 3)];
            Assert.Contains(Kswin.Alarms(stream, alpha: 0.0001, seed: seed), static alarm => alarm is >= 100 and < 130);
        }
    }

    [Fact]
    public void Without_a_change_a_look_alarms_no_more_often_than_alpha()
    {
        var random = new SeededRandom(4);
        var alarms = Enumerable.Range(0, 4000).Count(seed => Kswin.Alarms(random.Normals(100), alpha: 0.05, seed: seed).Length > 0);
        Assert.InRange(alarms / 4000.0, 0.01, 0.06);
    }

    [Fact]
    public void A_seed_gives_the_same_alarms_again()
    {
        var stream = new SeededRandom(5).Normals(2000);
        Assert.Equal(Kswin.Alarms(stream, alpha: 0.05, seed: 7), Kswin.Alarms(stream, alpha: 0.05, seed: 7));
        Assert.NotEqual(Kswin.Alarms(stream, alpha: 0.05, seed: 7), Kswin.Alarms(stream, alpha: 0.05, seed: 8));
    }
}
