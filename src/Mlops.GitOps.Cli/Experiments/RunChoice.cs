using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>Which recorded run is meant: by its id, the beginning of it, or its name.</summary>
internal static class RunChoice
{
    public static MlflowRun Find(IReadOnlyList<MlflowRun> runs, string given)
    {
        var found = runs.Where(run => run.Id == given).ToList();
        if (found.Count == 0) found = [.. runs.Where(run => run.Name == given)];
        if (found.Count == 0 && given.Length >= 4) found = [.. runs.Where(run => run.Id.StartsWith(given, StringComparison.Ordinal))];
        return found switch
        {
            [var only] => only,
            [] => throw new UserMistake($"no run '{given}' is recorded in {MlflowStore.FolderName}", "mlops experiments search", ExitStatus.No),
            _ => throw new UserMistake($"'{given}' is {found.Count} runs: {string.Join(", ", found.Take(5).Select(static run => run.Id))}", "say more of its id"),
        };
    }
}
