namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>Masses of counts, by Loader's way: all digits also for large counts.</summary>
internal static class CountMasses
{
    public static double Binomial(double successes, double trials, double share)
    {
        if (successes < 0 || successes > trials) return 0;
        var rest = 1 - share;
        if (share == 0) return successes == 0 ? 1 : 0;
        if (rest == 0) return successes == trials ? 1 : 0;
        if (successes == 0) return Math.Exp(trials * Elementary.LogOnePlus(-share));
        if (successes == trials) return Math.Exp(trials * Math.Log(share));
        var failures = trials - successes;
        var errors = GammaFunction.StirlingError(trials) - GammaFunction.StirlingError(successes) - GammaFunction.StirlingError(failures);
        var deviance = GammaFunction.Deviance(successes, trials * share) + GammaFunction.Deviance(failures, trials * rest);
        return Math.Exp(errors - deviance) * Math.Sqrt(trials / (2 * Math.PI * successes * failures));
    }

    /// <summary>The chance of <paramref name="hits"/> in <paramref name="drawn"/> out of <paramref name="good"/> and <paramref name="bad"/>.</summary>
    public static double Hypergeometric(double hits, double good, double bad, double drawn)
    {
        if (hits < 0 || hits > good || drawn - hits < 0 || drawn - hits > bad) return 0;
        if (drawn == 0) return 1;
        var share = drawn / (good + bad);
        return Binomial(hits, good, share) * Binomial(drawn - hits, bad, share) / Binomial(drawn, good + bad, share);
    }
}
