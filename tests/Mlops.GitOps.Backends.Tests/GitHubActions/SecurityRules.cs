using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Tests.GitHubActions;

/// <summary>What must hold of every workflow, whatever the specs say.</summary>
internal static partial class SecurityRules
{
    public static IEnumerable<string> Broken(OutputFile file)
    {
        var tree = Workflows.Read(file);
        foreach (var step in Workflows.Steps(file))
        {
            if (Workflows.TextOf(step, "run") is { } run && run.Contains("${{", StringComparison.Ordinal)) yield return $"an expression in `run`: {run}";
            if (Workflows.TextOf(step, "uses") is not { } uses) continue;
            if (!uses.StartsWith("./", StringComparison.Ordinal) && !Pinned().IsMatch(uses)) yield return $"not pinned: {uses}";
            if (uses.StartsWith("actions/cache", StringComparison.Ordinal)) yield return "a cache";
            if (uses.StartsWith("actions/checkout@", StringComparison.Ordinal) && Workflows.TextOf((YamlMap)step.Find("with")!.Value, "persist-credentials") != "false") yield return "credentials stay behind";
        }

        foreach (var line in file.Text.Split('\n').Where(static line => line.Contains("uses:", StringComparison.Ordinal) && !line.Contains("./", StringComparison.Ordinal)))
        {
            if (!Versioned().IsMatch(line)) yield return $"no version behind the commit: {line}";
        }

        if (tree.Find("runs") is not null) yield break;
        if (tree.Find("permissions")?.Value is not YamlMap { Entries.IsEmpty: true }) yield return "permissions at the top";
        if (tree.Find("concurrency") is null) yield return "no concurrency";
        if (((YamlMap)tree.Find("on")!.Value).Find("pull_request_target") is not null) yield return "pull_request_target";
        foreach (var job in Workflows.Jobs(tree))
        {
            if (job.Find("timeout-minutes") is null) yield return "a job without timeout";
            if (job.Find("permissions")?.Value is not YamlMap) yield return "a job without permissions";
        }
    }

    [GeneratedRegex("^[A-Za-z0-9-]+/[A-Za-z0-9-]+@[0-9a-f]{40}$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Versioned();
}
