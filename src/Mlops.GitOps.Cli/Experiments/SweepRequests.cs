using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Experiments;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>What a sweep asks of the executor.</summary>
internal static class SweepRequests
{
    private static readonly string[] RowTests = ["mcnemar", "delong"];

    /// <param name="jobs">How many runs go on at once: the processors are shared among them.</param>
    public static RunRequest Of(string root, SweepPlan plan, Trial trial, int jobs, Host host, Terminal terminal)
    {
        var specs = new SpecSource(root, trial.Sets, terminal);
        return new RunRequest(root, plan.Pipeline.Name, StoreAddress.Of(root).Url, files => specs.Lower(plan.Pipeline.Name, isUnnamed: false, "manual", files))
        {
            IsTrial = true,
            Stages = [.. plan.Stages.Select(static stage => stage.Id)],
            Jobs = Math.Max(1, Environment.ProcessorCount / jobs),
            Sets = trial.Sets,
            Retries = Terminal.IsSet(host.Variable("CI")) ? 3 : 0,
            Variable = host.Variable,
            OpenShared = () => StoreAddress.Of(root).OpenShared(root, host.Variable),
            BuiltIn = BuiltIns.In(root, host.Variable),
            ToolVersion = ToolVersion.Text,
        };
    }

    public static TrialSetting SettingOf(string root, SweepPlan plan, Host host) =>
        TrialSetting.Of(root, host.Variable, ToolVersion.Text, ReadEvidence, RowTests.Contains(plan.Experiment.Test, StringComparer.Ordinal));

    private static Evidence ReadEvidence(byte[] file)
    {
        try
        {
            return EvidenceJson.Read(file);
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RunFailure($"what was measured can't be read: {trouble.Message}", "a stage writes {\"schema\": \"mlops/metrics/1\", \"metrics\": {\"auc\": 0.9}}");
        }
    }
}
