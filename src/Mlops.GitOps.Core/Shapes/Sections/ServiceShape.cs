using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>A service: one prediction API, and how its traffic is split between the slots of the pins.</summary>
internal static class ServiceShape
{
    private static readonly RecordShape Variant = Record("a variant",
        Optional("weight", new NumberShape("a share of the traffic, 0 or more", 0, double.PositiveInfinity), "The share of the traffic, in percent."),
        Optional("shadow", Bool, "Whether it gets a copy of the traffic and its answers are not used."));

    private static readonly RecordShape Rollout = Record("a rollout",
        Optional("strategy", OneOf("canary", "blueGreen", "recreate"), "How a new version takes over."),
        Optional("steps", ListOf(Number(min: 0, max: 100), "percentages, rising to 100"), "The shares of traffic, step by step."),
        Optional("interval", Words.PositiveDuration, "How long a step lasts."),
        Optional("abortOn", ListOf(CommonShapes.Expression, "expressions"), "What stops it and goes back."));

    private static readonly RecordShape Slo = Record("service level objectives",
        Optional("p50", Words.Duration, "The median time of an answer."),
        Optional("p95", Words.Duration, "The time that 95 % of answers stay under."),
        Optional("p99", Words.Duration, "The time that 99 % of answers stay under."),
        Optional("errorRate", Words.Percent, "The share of answers that may fail."),
        Optional("availability", Words.Percent, "The share of time it answers."));

    private static readonly RecordShape Scale = Record("a scale",
        Optional("min", Int(min: 0), "The fewest replicas."),
        Optional("max", Int(min: 1), "The most replicas."),
        Optional("cpu", Words.Percent, "The load at which replicas are added."));

    private static readonly RecordShape Outcome = Record("an outcome",
        Required("dataset", Words.Name, "The dataset that tells how it ended."),
        Required("column", Words.ColumnName, "The column that tells it."),
        Required("joinBy", Words.ColumnName, "The column that both sides share."),
        Optional("within", Words.PositiveDuration, "How long to wait for it."));

    private static readonly RecordShape Experiment = Record("a service's experiment",
        Required("outcome", Outcome, "What is compared between variants."),
        Optional("minimumEffect", Number(), "The smallest effect worth finding."),
        Optional("power", Fraction, "The chance to find it if it is there."),
        Optional("alpha", Fraction, "The chance to find it if it is not there."),
        Optional("method", new EnumShape(Vocabulary.ExperimentMethods), "How it is decided."),
        Optional("traffic", new TextShape("a rate such as 5000/d", RejectRate, @"^[0-9]+(\.[0-9]+)?/(ms|s|m|h|d|w)$"), "How many subjects come."),
        Optional("duration", Words.PositiveDuration, "How long it runs."));

    private static readonly RecordShape Log = Record("a prediction log",
        Optional("sample", Words.Percent, "The share of requests that is kept."),
        Optional("columns", ListOf(Words.ColumnName, "columns"), "Columns kept besides inputs; never an input of the model."),
        Optional("retain", Words.Duration, "How long it is kept."));

    public static readonly RecordShape Shape = Record("service",
        CommonShapes.Owner,
        CommonShapes.Description,
        Required("model", Words.Name, "The model that answers."),
        Required("request", MapOf(Words.ColumnName, Words.ColumnType, "columns and their types"), "What callers send; views join online by their entity's key."),
        Required("variants", MapOf(Words.Name, Variant, "slots"), "The slots of the pins, and their traffic."),
        Optional("assignBy", Words.ColumnName, "The request column that keeps a caller on one variant."),
        Optional("rollout", Rollout, "How a new version takes over."),
        Optional("slo", Slo, "What is promised to callers."),
        Optional("scale", Scale, "How many replicas."),
        Optional("resources", CommonShapes.Resources, "What a replica asks of its machine."),
        Optional("experiment", Experiment, "How variants are compared."),
        Optional("log", Log, "What is kept of each prediction."));

    private static string? RejectRate(string text)
    {
        var slash = text.IndexOf('/');
        return slash > 0 && Words.IsRate(text[..slash], text[(slash + 1)..]) ? null : "a rate is a number and a unit of time, such as 5000/d";
    }
}
