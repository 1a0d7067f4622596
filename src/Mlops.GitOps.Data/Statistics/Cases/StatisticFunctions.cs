using System.Collections.Immutable;
using Mlops.GitOps.Data.Statistics.Assigning;
using Mlops.GitOps.Data.Statistics.Comparing;
using Mlops.GitOps.Data.Statistics.Drift;
using Mlops.GitOps.Data.Statistics.Experiments;
using Mlops.GitOps.Data.Statistics.Explaining;
using Mlops.GitOps.Data.Statistics.Fairness;
using Mlops.GitOps.Data.Statistics.Intervals;
using Mlops.GitOps.Data.Statistics.Regression;
using Mlops.GitOps.Data.Statistics.Resampling;
using Mlops.GitOps.Data.Statistics.Scores;
using Mlops.GitOps.Data.Statistics.Streams;
using Mlops.GitOps.Data.Statistics.Tests;
using static Mlops.GitOps.Data.Statistics.Cases.CaseAnswers;
using static Mlops.GitOps.Data.Statistics.Cases.CaseReading;
using static Mlops.GitOps.Data.Statistics.Cases.JsonValues;

namespace Mlops.GitOps.Data.Statistics.Cases;

/// <summary>Every statistic that a case may name, in the order of the documentation.</summary>
public static class StatisticFunctions
{
    private const string Rated = "yTrue yPred groups weights?";
    private const string Judged = Rated + " aggregate?";

    public static ImmutableArray<StatisticFunction> All { get; } =
    [
        new("psi", "reference current zero?", static i => Of(PopulationStability.Index(i.Numbers("reference"), i.Numbers("current"), Optional(i, "zero")))),
        new("psi_numeric", "reference current bins? zero?", static i => PsiNumeric(i)),
        new("kl_divergence", "reference current base?", static i => Of(ShareDistances.KlDivergence(i.Numbers("reference"), i.Numbers("current"), LogBase(i)))),
        new("jensen_shannon", "reference current base?", static i => Of(ShareDistances.JensenShannon(i.Numbers("reference"), i.Numbers("current"), LogBase(i)))),
        new("hellinger", "reference current", static i => Of(ShareDistances.Hellinger(i.Numbers("reference"), i.Numbers("current")))),
        new("total_variation", "reference current", static i => Of(ShareDistances.TotalVariation(i.Numbers("reference"), i.Numbers("current")))),
        new("l_infinity", "reference current", static i => Of(ShareDistances.LInfinity(i.Numbers("reference"), i.Numbers("current")))),
        new("wasserstein", "x y xWeights? yWeights? divideBy?", static i => Of(WassersteinOf(i))),
        new("energy_distance", "x y", static i => Of(CdfDistances.Energy(i.Numbers("x"), i.Numbers("y")))),
        new("categorical_linf", "a b alpha?", static i => Of(CategoryRules.LInfinity(i.Counts("a"), i.Counts("b"), Optional(i, "alpha")))),
        new("categorical_chi_square", "a b", static i => Of(CategoryRules.ChiSquare(i.Counts("a"), i.Counts("b")))),

        new("chi_square_gof", "reference current", static i => Of(GoodnessOfFit.ChiSquare(i.Numbers("reference"), i.Numbers("current")))),
        new("g_test", "reference current", static i => Of(GoodnessOfFit.GTest(i.Numbers("reference"), i.Numbers("current")))),
        new("chi_square_homogeneity", "table yates?", static i => Of(Contingency.ChiSquare(i.Rows("table"), i.Flag("yates", false)))),
        new("fisher_exact", "table alternative?", static i => Of(Contingency.Fisher(i.Rows("table"), i.Alternative()))),
        new("ks", "x y method?", static i => Of(KsOf(i))),
        new("anderson_ksamp", "samples", static i => Of(AndersonDarling.KSample(i.Rows("samples")))),
        new("student_t", "x y alternative?", static i => Of(TTests.Student(i.Numbers("x"), i.Numbers("y"), i.Alternative()))),
        new("welch_t", "x y alternative?", static i => Of(TTests.Welch(i.Numbers("x"), i.Numbers("y"), i.Alternative()))),
        new("paired_t", "a b alternative?", static i => Of(TTests.Paired(i.Numbers("a"), i.Numbers("b"), i.Alternative()))),
        new("mann_whitney", "x y alternative? method? continuity?", static i => Of(MannWhitneyOf(i))),
        new("permutation_mean", "x y alternative? method?", static i => i.Method("method", "exact", ("exact", Of(PermutationTest.Mean(i.Numbers("x"), i.Numbers("y"), i.Alternative()))))),
        new("two_proportion_z", "successes trials alternative?", static i => Of(Proportions.TwoProportionZ(i.Numbers("successes"), i.Numbers("trials"), i.Alternative()))),
        new("proportions_chi_square", "successes trials", static i => Of(Proportions.ChiSquare(i.Numbers("successes"), i.Numbers("trials")))),
        new("srm", "observed weights", static i => Of(GoodnessOfFit.ChiSquare(i.Numbers("weights"), i.Numbers("observed")))),

        new("proportion_interval", "successes trials method? confidence?", static i => Of(ProportionIntervalOf(i))),
        new("proportion_difference_interval", "successes trials method? confidence?", static i => Of(DifferenceIntervalOf(i))),
        new("bootstrap_mean", "x method? resamples? confidence? seed?", static i => Of(Bootstrap.OfMean(
            i.Numbers("x"), i.Text("method", "bca"), i.Whole("resamples", 2000), i.Number("confidence", 0.95), i.Whole("seed", 0)))),

        new("lift", "a b relative? alternative? alpha?", static i => Of(Lift.Test(ArmOf(i, "a"), ArmOf(i, "b"), i.Flag("relative", false), i.Alternative(), i.Number("alpha", 0.05)))),
        new("sequential_lift", "a b relative? tuning? alpha? alternative?", static i => Of(ConfidenceSequence.OfLift(
            ArmOf(i, "a"), ArmOf(i, "b"), i.Flag("relative", false), i.Alternative(), i.Number("tuning", 5000), i.Number("alpha", 0.05)))),
        new("confidence_sequence", "estimate se n tuning? alpha?", static i => SequenceOf(i)),
        new("msprt", "difference variance n tau2", static i => Of(Msprt.Test(i.Number("difference"), i.Number("variance"), i.Number("n"), i.Number("tau2")))),
        new("bayes_lift", "a b relative? prior? alpha?", static i => BayesLiftOf(i)),
        new("bayes_risk", "mu sigma", static i => RiskOf(Bayes.Risk(i.Number("mu"), i.Number("sigma")))),
        new("beta_binomial_superiority", "a b", static i => SuperiorityOf(i.Map("a"), i.Map("b"))),
        new("cuped", "pre post", static i => CupedOf(i)),
        new("sample_size_proportions", "p1 p2 alpha? power?", static i => SizeOf(SampleSize.Proportions(i.Number("p1"), i.Number("p2"), i.Number("alpha", 0.05), i.Number("power", 0.8)))),
        new("sample_size_t", "effect alpha? power?", static i => SizeOf(SampleSize.MeansT(i.Number("effect"), i.Number("alpha", 0.05), i.Number("power", 0.8)))),

        new("demographic_parity_difference", Judged, static i => Of(Disparity.DemographicParityDifference(GroupsOf(i).Values))),
        new("demographic_parity_ratio", Judged, static i => Of(Disparity.DemographicParityRatio(GroupsOf(i).Values))),
        new("equalized_odds_difference", Judged, static i => Of(Disparity.EqualizedOddsDifference(GroupsOf(i).Values, IsMean(i)))),
        new("equalized_odds_ratio", Judged, static i => Of(Disparity.EqualizedOddsRatio(GroupsOf(i).Values, IsMean(i)))),
        new("equal_opportunity_difference", Judged, static i => Of(Disparity.EqualOpportunityDifference(GroupsOf(i).Values))),
        new("by_group", Judged, static i => ByGroupOf(i)),
        new("generalized_entropy_index", "yTrue yPred alpha?", static i => Of(Inequality.GeneralizedEntropy(i.Numbers("yTrue"), i.Numbers("yPred"), i.Number("alpha", 2)))),
        new("theil_index", "yTrue yPred alpha?", static i => Of(TheilOf(i))),

        new("auc", "y p", static i => Of(Ranking.Auc(i.Numbers("y"), i.Numbers("p")))),
        new("average_precision", "y p", static i => Of(Ranking.AveragePrecision(i.Numbers("y"), i.Numbers("p")))),
        new("log_loss", "y p", static i => Of(Probabilities.LogLoss(i.Numbers("y"), i.Numbers("p")))),
        new("brier", "y p", static i => Of(Probabilities.Brier(i.Numbers("y"), i.Numbers("p")))),
        new("f1", "y p threshold?", static i => Of(Confusion.At(i.Number("threshold", 0.5), i.Numbers("y"), i.Numbers("p")).F1())),
        new("mcc", "y p threshold?", static i => Of(Confusion.At(i.Number("threshold", 0.5), i.Numbers("y"), i.Numbers("p")).Mcc())),
        new("cohen_kappa", "y p threshold?", static i => Of(Confusion.At(i.Number("threshold", 0.5), i.Numbers("y"), i.Numbers("p")).CohenKappa())),
        new("expected_calibration_error", "y p bins?", static i => Of(Probabilities.ExpectedCalibrationError(i.Numbers("y"), i.Numbers("p"), i.Whole("bins", 10)))),
        new("delong_test", "y a b", static i => DelongOf(Delong.Test(i.Numbers("y"), i.Numbers("a"), i.Numbers("b")))),
        new("delong_variance", "y score", static i => Map(("variance", Of(Delong.Variance(i.Numbers("y"), i.Numbers("score")))))),

        new("nadeau_bengio", "a b testOverTrain", static i => Of(PairedModels.NadeauBengio(i.Numbers("a"), i.Numbers("b"), i.Number("testOverTrain")))),
        new("wilcoxon", "a b method? alternative?", static i => Of(WilcoxonOf(i))),
        new("friedman", "scores", static i => Of(Friedman.Test(i.Rows("scores")))),
        new("mcnemar", "table method?", static i => Of(McNemarOf(i))),
        new("adjust_pvalues", "p method", static i => Of(AdjustedPValues.Of(i.Numbers("p"), i.Text("method")))),

        new("page_hinkley", "stream minInstances? delta? threshold? alpha? mode?", static i => Of(PageHinkleyOf(i))),
        new("ddm", "stream minInstances? sigmas?", static i => Of(Ddm.Alarms(i.Numbers("stream"), i.Whole("minInstances", 30), i.Number("sigmas", 3)))),
        new("eddm", "stream minInstances? beta?", static i => Of(Eddm.Alarms(i.Numbers("stream"), i.Whole("minInstances", 30), i.Number("beta", 0.9)))),
        new("adwin", "stream delta? minInstances?", static i => Of(Adwin.Alarms(i.Numbers("stream"), i.Number("delta", 0.002), i.Whole("minInstances", 10)))),
        new("kswin", "stream alpha? windowSize? statSize? seed?", static i => Of(Kswin.Alarms(i.Numbers("stream"), i.Number("alpha", 0.005), i.Whole("windowSize", 100), i.Whole("statSize", 30), i.Whole("seed", 0)))),
        new("hddm_a", "stream delta? twoSided?", static i => Of(HddmA.Alarms(i.Numbers("stream"), i.Number("delta", 0.001), i.Flag("twoSided", false)))),
        new("hddm_w", "stream delta? lambda? twoSided?", static i => Of(HddmW.Alarms(i.Numbers("stream"), i.Number("delta", 0.001), i.Number("lambda", 0.05), i.Flag("twoSided", false)))),

        new("shap_linear", "coefficients intercept mean x covariance?", static i => Of(LinearShapOf(i))),
        new("shap_tree", "tree background x", static i => Of(TreeShap.Explain(TreeOf(i.Element("tree")), i.Rows("background"), i.Numbers("x")))),
        new("sticky_hash", "seed value version?", static i => Of(StickyHash.Of(i.Text("seed"), i.Text("value"), i.Whole("version", 2)))),
        new("bucket_ranges", "variants coverage? weights?", static i => Of(BucketRanges.Of(i.Whole("variants"), i.Number("coverage", 1), i.Has("weights") ? i.Numbers("weights") : null))),
        new("ols", "x y", static i => OlsOf(Ols.Fit(i.Rows("x"), i.Numbers("y")))),
        new("logit", "x y", static i => LogitOf(Logit.Fit(i.Rows("x"), i.Numbers("y")))),
    ];

    public static StatisticFunction? Find(string name) => All.FirstOrDefault(function => function.Name == name);
}
