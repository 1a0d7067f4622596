namespace Mlops.GitOps.Cli.Running;

/// <summary>What started a run, as <c>when</c> sees it.</summary>
internal static class Happening
{
    public static readonly string[] All = ["push", "pullRequest", "schedule", "retrain", "manual"];

    /// <summary>Translates what GitHub calls the event of a workflow.</summary>
    public static string Of(string? gitHubEvent) => gitHubEvent switch
    {
        "push" or "merge_group" => "push",
        "pull_request" => "pullRequest",
        "schedule" => "schedule",
        "repository_dispatch" => "retrain",
        _ => "manual",
    };
}
