using System.Text.Json.Nodes;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Whether an expectation holds, and what was seen.</summary>
internal sealed record Outcome(bool Success, JsonObject Result)
{
    /// <summary>Why it could not be asked; then it does not hold.</summary>
    public string? Error { get; init; }

    public long UnexpectedCount => Result["unexpected_count"]?.GetValue<long>() ?? 0;

    public static Outcome Unasked(string error) => new(false, []) { Error = error };

    public static Outcome Observed(bool success, JsonNode? value, JsonObject? details = null)
    {
        var result = new JsonObject { ["observed_value"] = value?.DeepClone() };
        if (details is not null) result["details"] = details;
        return new(success, result);
    }

    /// <summary>What was seen, in words for the log.</summary>
    public string InWords()
    {
        if (Error is not null) return Error;
        if (Result["element_count"] is { } count)
        {
            var examples = Result["partial_unexpected_list"] is JsonArray list ? string.Join(", ", list.Take(5).Select(Compact)) : "";
            return FormattableString.Invariant($"{UnexpectedCount} of {count.GetValue<long>()} rows don't comply{(examples.Length > 0 ? $": {examples}" : "")}");
        }

        return Result["observed_value"] is { } observed ? $"observed {Shortened(Compact(observed))}" : "there is nothing to observe";
    }

    private static string Compact(JsonNode? node) => node?.ToJsonString(ReportJson.Options) ?? "null";

    private static string Shortened(string text) => text.Length <= 200 ? text : $"{text[..200]}…";
}
