namespace Mlops.GitOps.Core.Meaning;

/// <summary>What is so where nothing is said: saying it is no change.</summary>
public static class UsualValues
{
    /// <param name="record">The title of the record's shape.</param>
    public static string? Of(string record, string field) => (record, field) switch
    {
        ("an approval", "count") => "1",
        ("a column", "key" or "label" or "protected" or "pii") => "false",
        ("dataset", "otherColumns") => "fail",
        ("a CSV dialect", "delimiter") => ",",
        ("a CSV dialect", "quote") => "\"",
        ("a CSV dialect", "header") => "true",
        ("a CSV dialect", "encoding") => "utf-8",
        ("triggers", _) => "false",
        ("model", "minGroup") => "30",
        ("a model's output", "threshold") => "0.5",
        ("a metric", "better") => "higher",
        ("a variant", "shadow") => "false",
        ("environment", "promote") => "review",
        ("environment", "soak") => "0s",
        ("environment", "verifiedCommits") => "false",
        ("a break-glass rule", "ticket") => "required",
        ("experiment", "replicates") => "1",
        ("an input", "format") => "parquet",
        ("the store", "url") => "file://.mlops/store",
        (_, "onFail") when record.StartsWith("expect_", StringComparison.Ordinal) => "fail",
        (_, "mostly") when record.StartsWith("expect_", StringComparison.Ordinal) => "1",
        (_, "strict_min" or "strict_max") when record.StartsWith("expect_", StringComparison.Ordinal) => "false",
        _ => null,
    };

    /// <summary>Whether a record says something by being there, with nothing in it.</summary>
    internal static bool SaysByBeingThere(string record) => record is "a filter of pushes" or "online reads" or "a rollback" or "a break-glass rule" or "a CSV dialect" or "a retraining";
}
