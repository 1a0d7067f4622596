using Mlops.GitOps.Faults.Disks;

namespace Mlops.GitOps.Faults;

/// <summary>The power goes at a random moment of a run, and any part of what was not synced is lost.</summary>
public sealed class PowerCutTests
{
    [LinuxFact("gcc")]
    public void Any_part_of_what_was_not_synced_may_be_lost()
    {
        var score = new Score("Power cut: any subset of unsynced writes lost");
        using var scratch = new Scratch();
        var runs = new[] { "first", "changed", "forced" }.Select(name => Record(scratch, name)).ToList();
        score.Run(Faults.Count(60, 2000), (number, here) => One(runs[number % runs.Count], here));
        score.End();
    }

    private static void One(Recorded run, Score.Case here)
    {
        var isAtEnd = here.Chance.Next(10) == 0;
        var moment = isAtEnd ? run.Steps.Count : here.Chance.Next(run.Steps.Count + 1);
        here.Name = $"{run.Name} run, {moment} of {run.Steps.Count} steps";
        var disk = new Disk(run.Start, run.Root);
        foreach (var step in run.Steps.Take(moment)) disk.Play(step);
        var cut = disk.Cut(here.Chance);
        here.Saw(cut.Lost == 0 ? "losing nothing" : isAtEnd ? "after the run, losing something" : "in the run, losing something");
        var root = Directory.CreateTempSubdirectory("mlops-faults-").FullName;
        using var workspace = new Workspace(Pipeline.Small, root);
        cut.WriteTo(root);
        Oracle.CheckRecorded(workspace, here);
        if (isAtEnd)
        {
            var (status, said) = workspace.Run("--dry-run");
            if (status != 0 || said.Contains("never ran", StringComparison.Ordinal)) here.Wrong($"lost output: after a run that had ended well: {said}");
        }

        Oracle.CheckNextRun(workspace, here);
    }

    private static Recorded Record(Scratch scratch, string name)
    {
        var workspace = scratch.Add(new Workspace(Pipeline.Small));
        if (name != "first") Assert.Equal(0, workspace.Run().Status);
        if (name == "changed") workspace.Write(Workspace.InputName(0), "input 0: 1111\n");
        var start = workspace.Root + ".start";
        Copy(workspace.Root, start);
        scratch.Add(new Workspace(Pipeline.Small, start));
        var (log, counter) = (workspace.Root + ".log", workspace.Root + ".counter");
        var variables = FaultLibrary.Variables(workspace.Root, "log", counter);
        variables["FAULTS_LOG"] = log;
        using var tool = Tool.Run(workspace.Root, variables, ["--jobs", "4", .. name == "forced" ? ["--force"] : Array.Empty<string>()]);
        var (status, said) = tool.End();
        Assert.True(status == 0, said);
        var steps = Recording.Read(log);
        File.Delete(log);
        File.Delete(counter);
        return new Recorded(name, start, workspace.Root, steps);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.EnumerateFileSystemEntries(from, "*", new EnumerationOptions { AttributesToSkip = 0 }))
        {
            var copy = Path.Join(to, Path.GetFileName(path));
            if (new FileInfo(path).LinkTarget is { } target) File.CreateSymbolicLink(copy, target);
            else if (Directory.Exists(path)) Copy(path, copy);
            else File.Copy(path, copy);
        }
    }

    private sealed record Recorded(string Name, string Start, string Root, List<Recording.Step> Steps);

    /// <summary>What is removed at the end.</summary>
    private sealed class Scratch : IDisposable
    {
        private readonly List<Workspace> all = [];

        public Workspace Add(Workspace workspace)
        {
            all.Add(workspace);
            return workspace;
        }

        public void Dispose() => all.ForEach(static workspace => workspace.Dispose());
    }
}
