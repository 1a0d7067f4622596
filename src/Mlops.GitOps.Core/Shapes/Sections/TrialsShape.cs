using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>What <c>experiments list</c>, <c>search</c> and <c>compare</c> print with <c>--format json</c>.</summary>
internal static class TrialsShape
{
    private static readonly RecordShape Experiment = Record("an experiment",
        Required("name", FilledText, "Its name."),
        Optional("id", FilledText, "What MLflow calls it, once something is recorded."),
        Optional("pipeline", Words.Name, "The pipeline that it runs; absent where no spec declares it."),
        Optional("combinations", Int(min: 0), "The combinations of its sweep."),
        Optional("trials", Int(min: 0), "The combinations times the replicates."),
        Optional("done", Int(min: 0), "How many of them are recorded of what the specs say now."),
        Required("recorded", Int(min: 0), "All runs that are recorded, older ones too."));

    private static readonly RecordShape Run = Record("a recorded run",
        Required("run", FilledText, "Its id."),
        Required("experiment", FilledText, "The id of its experiment."),
        Required("name", AnyText, "Its name."),
        Required("status", OneOf("running", "scheduled", "finished", "failed", "killed"), "How it ended."),
        Required("startedAt", Words.Timestamp, "When it began."),
        Optional("endedAt", Words.Timestamp, "When it ended."),
        Required("artifacts", AnyText, "Where its files are."),
        Required("params", MapOf(FilledText, AnyText, "parameters"), "Its parameters, as text."),
        Required("metrics", MapOf(FilledText, Either(Number(), new NothingShape()), "metrics"), "Its metrics; null is no number."),
        Required("tags", MapOf(FilledText, AnyText, "tags"), "Everything else that is known of it."));

    private static readonly RecordShape Combination = Record("a compared combination",
        Required("name", FilledText, "The combination."),
        Required("replicates", Int(min: 0), "How often it ran."),
        Optional("mean", Number(), "The mean of the metric."),
        Optional("deviation", Number(), "Its standard deviation."),
        Optional("difference", Number(), "The mean difference to the reference."),
        Optional("lower", Number(), "The lower end of its interval."),
        Optional("upper", Number(), "The upper end of its interval."),
        Optional("effect", FilledText, "Which measure the size of the effect is of."),
        Optional("effectSize", Number(), "The size of the effect."),
        Required("n", Int(min: 0), "What the test counted: replicates, or rows."),
        Optional("statistic", Number(), "The statistic of the test."),
        Optional("pValue", Number(min: 0, max: 1), "Its p-value."),
        Optional("adjusted", Number(min: 0, max: 1), "The p-value after the correction for so many tests."),
        Required("verdict", OneOf("reference", "better", "worse", "not shown to differ", "not tested"), "What the test shows."),
        Optional("note", FilledText, "Why something is missing."));

    private static readonly RecordShape Omnibus = Record("a test of all at once",
        Optional("statistic", Number(), "Its statistic."),
        Optional("pValue", Number(min: 0, max: 1), "Its p-value."));

    public static readonly RecordShape Experiments = Record("experiments",
        Required("schema", OneOf("mlops/experiments/1"), "The format of this text."),
        Required("experiments", ListOf(Experiment, "experiments"), "By name."));

    public static readonly RecordShape Runs = Record("recorded runs",
        Required("schema", OneOf("mlops/runs/1"), "The format of this text."),
        Required("runs", ListOf(Run, "runs"), "In the order that was asked for."));

    public static readonly RecordShape Comparison = Record("a comparison of combinations",
        Required("schema", OneOf("mlops/comparison/1"), "The format of this text."),
        Required("experiment", FilledText, "The experiment."),
        Required("metric", FilledText, "What is compared."),
        Required("better", OneOf("lower", "higher"), "Which way is better."),
        Required("test", FilledText, "The test."),
        Required("correction", FilledText, "The correction for so many tests."),
        Required("alpha", Fraction, "The level."),
        Optional("testOverTrain", Number(min: 0), "Rows judged on over rows learned from, which nadeau-bengio uses."),
        Required("reference", FilledText, "What the others are compared with."),
        Optional("omnibus", Omnibus, "Friedman's test of all."),
        Required("combinations", ListOf(Combination, "combinations"), "The best first."),
        Required("notes", ListOf(FilledText, "notes"), "What one should know of these numbers."));
}
