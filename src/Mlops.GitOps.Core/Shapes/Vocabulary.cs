using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>The closed lists of the language.</summary>
public static class Vocabulary
{
    public static readonly ImmutableArray<string> Learners = ["linear", "logistic", "boosted-trees"];

    public static readonly ImmutableArray<string> DriftTests =
        ["psi", "ks", "chi-square", "g-test", "js", "kl", "hellinger", "tvd", "l-inf", "wasserstein"];

    public static readonly ImmutableArray<string> ConceptTests = ["page-hinkley", "ddm", "eddm", "adwin", "kswin"];

    public static readonly ImmutableArray<string> Comparisons = ["nadeau-bengio", "paired-t", "wilcoxon", "friedman", "mcnemar", "delong"];

    public static readonly ImmutableArray<string> Corrections = ["none", "holm", "bh"];

    public static readonly ImmutableArray<string> KsMethods = ["auto", "exact", "asymptotic"];

    public static readonly ImmutableArray<string> RiskClasses = ["minimal", "limited", "high"];

    public static readonly ImmutableArray<string> AlertSeverities = ["info", "warning", "critical"];

    public static readonly ImmutableArray<string> RuleSeverities = ["off", "info", "warning", "error"];

    public static readonly ImmutableArray<string> ExperimentMethods = ["fixed", "sequential", "bayesian"];

    public static readonly ImmutableArray<string> Tasks = ["binary", "multiclass", "regression", "ranking"];

    public static readonly ImmutableArray<string> Aggregates =
        ["count", "sum", "mean", "min", "max", "var", "stddev", "first", "last", "unique"];

    public static readonly ImmutableArray<string> Events = ["push", "pullRequest", "schedule", "retrain", "manual"];

    public static readonly ImmutableArray<string> TableFormats = ["csv", "parquet", "json", "ndjson", "files"];

    public static readonly ImmutableArray<string> ModelFormats = ["onnx", "safetensors", "xgboost-json", "lightgbm-text", "image"];

    public static readonly ImmutableArray<string> FairnessMeasures =
    [
        "demographic_parity_difference", "demographic_parity_ratio", "equalized_odds_difference", "equalized_odds_ratio",
        "equal_opportunity_difference", "equal_opportunity_ratio",
    ];

    public static readonly ImmutableArray<string> Telemetry =
        ["p50", "p95", "p99", "errorRate", "throughput", "availability", "cpu", "memory"];

    public static readonly ImmutableArray<string> HumanCardSections = ["intendedUse", "outOfScope", "limitations", "humanOversight"];

    public static readonly ImmutableArray<string> Sections =
        ["datasets", "entities", "features", "problems", "pipelines", "models", "experiments", "services", "monitors", "environments"];

    public static readonly ImmutableArray<string> HeaderKeys =
    [
        "mlops", "requires", "project", "stack", "store", "roles", "runtimes", "runners", "channels", "defaults", "changes", "images",
        "registrars", "deployer", "rules",
    ];
}
