using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Statistics.Comparing;
using Mlops.GitOps.Data.Statistics.Drift;
using Mlops.GitOps.Data.Statistics.Experiments;
using Mlops.GitOps.Data.Statistics.Explaining;
using Mlops.GitOps.Data.Statistics.Fairness;
using Mlops.GitOps.Data.Statistics.Intervals;
using Mlops.GitOps.Data.Statistics.Regression;
using Mlops.GitOps.Data.Statistics.Scores;
using Mlops.GitOps.Data.Statistics.Streams;
using Mlops.GitOps.Data.Statistics.Tests;
using static Mlops.GitOps.Data.Statistics.Cases.JsonValues;

namespace Mlops.GitOps.Data.Statistics.Cases;

/// <summary>What takes more than a line of the table: a choice of methods, an answer of several parts.</summary>
internal static class CaseAnswers
{
    public static JsonNode PsiNumeric(StatisticInputs i)
    {
        var reference = i.Numbers("reference");
        return Of(PopulationStability.OfSamples(reference, i.Numbers("current"), Bins.Cuts(reference, i.Text("bins", "reference-deciles")), CaseReading.Optional(i, "zero")));
    }

    public static TestResult KsOf(StatisticInputs i)
    {
        var (x, y) = (i.Numbers("x"), i.Numbers("y"));
        return i.Method<Func<TestResult>>("method", "auto",
            ("auto", () => KolmogorovSmirnov.Test(x, y)), ("exact", () => KolmogorovSmirnov.Exact(x, y)), ("asymptotic", () => KolmogorovSmirnov.Asymptotic(x, y)))();
    }

    public static TestResult MannWhitneyOf(StatisticInputs i)
    {
        var (x, y, alternative, continuity) = (i.Numbers("x"), i.Numbers("y"), i.Alternative(), i.Flag("continuity", true));
        return i.Method<Func<TestResult>>("method", "auto",
            ("auto", () => MannWhitney.Test(x, y, alternative, continuity)),
            ("exact", () => MannWhitney.Exact(x, y, alternative)),
            ("asymptotic", () => MannWhitney.Asymptotic(x, y, alternative, continuity)))();
    }

    public static TestResult WilcoxonOf(StatisticInputs i)
    {
        var (a, b, alternative) = (i.Numbers("a"), i.Numbers("b"), i.Alternative());
        return i.Method<Func<TestResult>>("method", "auto",
            ("auto", () => Wilcoxon.Test(a, b, alternative)), ("exact", () => Wilcoxon.Exact(a, b, alternative)),
            ("asymptotic", () => Wilcoxon.Asymptotic(a, b, alternative)), ("approx", () => Wilcoxon.Asymptotic(a, b, alternative)))();
    }

    public static TestResult McNemarOf(StatisticInputs i)
    {
        var table = i.Rows("table");
        return i.Method<Func<TestResult>>("method", "exact",
            ("exact", () => McNemar.Exact(table)), ("corrected", () => McNemar.ChiSquare(table, isCorrected: true)), ("uncorrected", () => McNemar.ChiSquare(table, isCorrected: false)))();
    }

    public static int[] PageHinkleyOf(StatisticInputs i)
    {
        var (least, delta, threshold, alpha) = (i.Whole("minInstances", 30), i.Number("delta", 0.005), i.Number("threshold", 50), i.Number("alpha", 0.9999));
        if (!i.Has("mode")) return PageHinkley.Alarms(i.Numbers("stream"), least, delta, threshold, alpha);
        var (rises, falls) = i.Method("mode", "", ("up", (true, false)), ("down", (false, true)), ("both", (true, true)));
        return PageHinkley.Alarms(i.Numbers("stream"), least, delta, threshold, alpha, rises, falls);
    }

    public static Interval ProportionIntervalOf(StatisticInputs i)
    {
        var (successes, trials, confidence) = (i.Number("successes"), i.Number("trials"), i.Number("confidence", 0.95));
        return i.Method<Func<double, double, double, Interval>>("method", "wilson",
            ("wilson", ProportionIntervals.Wilson), ("clopper-pearson", ProportionIntervals.ClopperPearson))(successes, trials, confidence);
    }

    public static Interval DifferenceIntervalOf(StatisticInputs i)
    {
        var (successes, trials, confidence) = (i.Numbers("successes"), i.Numbers("trials"), i.Number("confidence", 0.95));
        return i.Method<Func<Interval>>("method", "newcombe",
            ("wald", () => DifferenceIntervals.Wald(successes, trials, confidence)),
            ("newcombe", () => DifferenceIntervals.Newcombe(successes, trials, confidence)),
            ("agresti-caffo", () => DifferenceIntervals.AgrestiCaffo(successes, trials, confidence)))();
    }

    public static JsonNode SequenceOf(StatisticInputs i)
    {
        var (interval, pValue, rho) = ConfidenceSequence.Around(i.Number("estimate"), i.Number("se"), i.Number("n"), i.Number("tuning", 5000), i.Number("alpha", 0.05));
        return Map(("ci", Of(interval)), ("pvalue", Of(pValue)), ("rho", Of(rho)));
    }

    public static JsonNode BayesLiftOf(StatisticInputs i)
    {
        var lift = Bayes.Lift(CaseReading.ArmOf(i, "a"), CaseReading.ArmOf(i, "b"), i.Flag("relative", false), CaseReading.PriorOf(i), i.Number("alpha", 0.05));
        return Map(
            ("estimate", Of(lift.Estimate)),
            ("ci", Of(lift.Interval)),
            ("sd", Of(lift.Deviation)),
            ("chanceToWin", Of(lift.ChanceToWin)),
            ("risk", Of([lift.RiskOfA, lift.RiskOfB])));
    }

    public static JsonNode RiskOf((double Gain, double Loss) risk) => Of([risk.Gain, risk.Loss]);

    public static JsonNode SuperiorityOf(StatisticInputs a, StatisticInputs b)
    {
        if (!a.Has("successes") || !a.Has("trials") || !b.Has("successes") || !b.Has("trials")) throw new StatisticFailure("'a' and 'b' are {successes, trials}.");
        return Of(Bayes.Superiority(a.Number("successes"), a.Number("trials"), b.Number("successes"), b.Number("trials")));
    }

    public static JsonNode CupedOf(StatisticInputs i)
    {
        var (theta, ratio) = Cuped.Adjust(i.Numbers("pre"), i.Numbers("post"));
        return Map(("theta", Of(theta)), ("varianceRatio", Of(ratio)));
    }

    public static JsonNode SizeOf((double Effect, double Count) size) => Map(("effect", Of(size.Effect)), ("n", Of(size.Count)));

    public static JsonNode ByGroupOf(StatisticInputs i) => Map([.. CaseReading.GroupsOf(i).Select(static group => (group.Key, Map(
        ("n", JsonValue.Create(group.Value.Count)),
        ("selectionRate", Of(group.Value.SelectionRate)),
        ("truePositiveRate", Of(group.Value.TruePositiveRate)),
        ("falsePositiveRate", Of(group.Value.FalsePositiveRate)),
        ("accuracy", Of(group.Value.Accuracy)))))]);

    public static double TheilOf(StatisticInputs i)
    {
        if (i.Number("alpha", 1) != 1) throw new StatisticFailure("Theil's index has the alpha 1; for others there is generalized_entropy_index.");
        return Inequality.GeneralizedEntropy(i.Numbers("yTrue"), i.Numbers("yPred"), 1);
    }

    public static JsonNode DelongOf(DelongResult result) => Map(
        ("auc", Of([result.AucA, result.AucB])),
        ("covariance", new JsonArray(Of([result.VarianceA, result.Covariance]), Of([result.Covariance, result.VarianceB]))),
        ("statistic", Of(result.Statistic)),
        ("pvalue", Of(result.PValue)));

    public static Explanation LinearShapOf(StatisticInputs i)
    {
        var (coefficients, intercept, mean, x) = (i.Numbers("coefficients"), i.Number("intercept"), i.Numbers("mean"), i.Numbers("x"));
        return i.Has("covariance") ? LinearShap.Conditional(coefficients, intercept, mean, x, i.Rows("covariance")) : LinearShap.Independent(coefficients, intercept, mean, x);
    }

    public static JsonNode OlsOf(OlsFit fit) => Map(("intercept", Of(fit.Intercept)), ("coefficients", Of(fit.Coefficients)), ("r2", Of(fit.R2)), ("sigma", Of(fit.Sigma)));

    public static JsonNode LogitOf(LogitFit fit) => Map(
        ("intercept", Of(fit.Intercept)), ("coefficients", Of(fit.Coefficients)), ("logLikelihood", Of(fit.LogLikelihood)), ("aic", Of(fit.Aic)));
}
