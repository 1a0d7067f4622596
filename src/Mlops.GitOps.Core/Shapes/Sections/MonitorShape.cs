using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>A monitor: what is compared with what, when it alarms, whom it tells, and whether it retrains.</summary>
internal static class MonitorShape
{
    private static readonly RecordShape Reference = Record("a reference",
        Optional("stage", FilledText, "An output of a pipeline as the pinned version recorded it: credit/split.test."),
        Optional("dataset", Words.Name, "A dataset."),
        Optional("service", Words.Name, "The prediction log of a service.")) with
    {
        ExactlyOne = [["stage", "dataset", "service"]],
    };

    private static readonly TextShape Bins = new("one of reference-deciles, reference-quantiles(n), equal-width(n), levels",
        Words.RejectBins, @"^(reference-deciles|levels|(reference-quantiles|equal-width)\(([2-9]|[1-9][0-9]{1,3})\))$");

    private static readonly Shape Threshold = Either(Number(), Words.Percent);

    private static readonly RecordShape Drift = Record("a drift test",
        Required("test", new EnumShape(Vocabulary.DriftTests), "The test or distance."),
        Optional("of", OneOf("prediction"), "What is tested, where the name is not a column."),
        Optional("column", Words.ColumnName, "The column, where it is not the name."),
        Optional("bins", Bins, "How a number is cut into groups."),
        Optional("zero", Number(min: 0, max: 1), "What stands for a share of nothing."),
        Optional("base", Either(OneOf("e"), new NumberShape("a whole number from 2 to 10", 2, 10) { IsInteger = true }), "The base of the logarithm: e, 2 or 10."),
        Optional("variant", OneOf("homogeneity", "gof"), "Whether both samples vary, or the reference is taken as exact."),
        Optional("method", new EnumShape(Vocabulary.KsMethods), "How the p-value is computed."),
        Optional("yates", Bool, "Whether a two-by-two table is corrected."),
        Optional("divideBy", OneOf("reference-std"), "What a distance is measured in."),
        Optional("alarmAbove", Threshold, "Alarm when the value is above."),
        Optional("alarmBelow", Threshold, "Alarm when the p-value is below."));

    private static readonly RecordShape Concept = Record("a test of concept drift",
        Required("test", new EnumShape(Vocabulary.ConceptTests), "The test."),
        Optional("of", OneOf("error"), "The stream that is watched."),
        Optional("delta", Number(min: 0), "The change that is tolerated."),
        Optional("threshold", Number(min: 0), "The sum at which it alarms."),
        Optional("minInstances", Int(min: 1), "How many come before it may alarm."),
        Optional("alpha", new NumberShape("a number from 0 to 1", 0, 1), "How fast it forgets, or its level."),
        Optional("sigmas", Number(min: 0), "How many deviations are an alarm."),
        Optional("window", Int(min: 1), "How many make a window."));

    private static readonly RecordShape Performance = Record("a test of performance",
        Required("metric", Words.SpokenName, "The metric."),
        Required("labels", Words.Name, "The dataset in which labels arrive."),
        Required("joinBy", Words.ColumnName, "The column that log and labels share."),
        Optional("matureAfter", Words.Duration, "When a label can be trusted to have arrived."),
        Optional("alarmBelow", Threshold, "Alarm when the metric is below."),
        Optional("alarmAbove", Threshold, "Alarm when the metric is above."));

    private static readonly RecordShape Alert = Record("an alert",
        Required("channel", Words.Name, "The channel."),
        Optional("severity", new EnumShape(Vocabulary.AlertSeverities), "How bad it is."),
        Optional("runbook", Words.Path, "What to read when it comes."));

    private static readonly RecordShape Retrain = Record("a retraining",
        Required("pipeline", Words.Name, "The pipeline that trains."),
        Optional("when", CommonShapes.Expression, "When: over `drift`, `performance` and `concept`."),
        Optional("cooldown", Words.Duration, "How long to wait between two."),
        Optional("approvals", CommonShapes.Approvals, "Who must agree."));

    public static readonly RecordShape Shape = Record("monitor",
        CommonShapes.Owner,
        CommonShapes.Description,
        Required("service", Words.Name, "The service whose prediction log it reads."),
        Optional("every", Words.PositiveDuration, "How often it looks."),
        Optional("window", Words.PositiveDuration, "How far back it looks."),
        Optional("minRows", Int(min: 1), "How many rows it needs to say anything."),
        Required("reference", Reference, "What the present is compared with."),
        Optional("drift", MapOf(Words.SpokenName, Drift, "drift tests"), "Which distributions are tested."),
        Optional("concept", Concept, "Whether the relation to be learnt has changed."),
        Optional("performance", Performance, "How good the model still is, once labels have arrived."),
        Optional("alarms", ListOf(CommonShapes.Expression, "expressions"), "Alarms over the service's telemetry."),
        Optional("alerts", ListOf(Alert, "alerts such as {channel: ml, severity: warning}"), "Whom it tells."),
        Optional("retrain", Retrain, "What it retrains, and when."));
}
