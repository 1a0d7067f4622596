namespace Mlops.GitOps.Faults;

/// <summary>Every file operation of a run fails once, fails from there on, is cut short, or is the last thing the process does.</summary>
public sealed class FileOperationTests
{
    private static readonly (string Name, string Mode, bool IsForever, bool WithReads)[] Ways =
    [
        ("no space once", "enospc", false, false),
        ("no space from then on", "enospc", true, false),
        ("EIO once", "eio", false, true),
        ("EIO from then on", "eio", true, true),
        ("half a write once", "short", false, false),
        ("half of every write from then on", "short", true, false),
        ("half a write, then no space", "full", true, false),
        ("SIGKILL before it", "kill", false, false),
        ("SIGKILL in it", "torn", false, false),
    ];

    [LinuxFact("gcc")]
    public void A_run_survives_the_fault_of_any_of_its_file_operations()
    {
        var score = new Score("Every file operation of a run of 4 stages: ENOSPC, EIO, short write, SIGKILL");
        foreach (var isSecond in (bool[])[false, true]) RunAll(score, isSecond);
        score.End();
    }

    private static void RunAll(Score score, bool isSecond)
    {
        var cases = new List<(int Way, long At)>();
        foreach (var withReads in (bool[])[false, true])
        {
            var operations = Count(isSecond, withReads);
            for (var way = 0; way < Ways.Length; way++)
            {
                if (Ways[way].WithReads != withReads) continue;
                for (var at = 1L; at <= operations; at++) cases.Add((way, at));
            }
        }

        var count = Faults.Count(20, cases.Count);
        var picked = new Random(Faults.Seed).GetItems(cases.ToArray(), count);
        if (count == cases.Count) picked = [.. cases];
        score.Run(picked.Length, (number, here) => One(Ways[picked[number].Way], picked[number].At, isSecond, here));
    }

    private static void One((string Name, string Mode, bool IsForever, bool WithReads) way, long at, bool isSecond, Score.Case here)
    {
        here.Name = $"{way.Name} at {at} of the {(isSecond ? "second" : "first")} run";
        using var workspace = Prepared(isSecond);
        var counter = workspace.Root + ".counter";
        using var tool = Tool.Run(workspace.Root, FaultLibrary.Variables(workspace.Root, way.Mode, counter, at, way.IsForever, way.WithReads), "--jobs", "1");
        var (status, said) = tool.End();
        var (_, faults) = FaultLibrary.Counted(counter);
        File.Delete(counter);
        here.Saw(faults > 0 ? way.Name : "beyond the last operation");
        if (status is not (0 or 1 or 137)) here.Wrong($"the run ended with {status}: {said}");
        if (said.Contains("bug in mlops", StringComparison.Ordinal)) here.Wrong(said);
        if (status == 0) Oracle.CheckRight(workspace, here);
        Oracle.CheckRecorded(workspace, here);
        Oracle.CheckNextRun(workspace, here);
    }

    private static long Count(bool isSecond, bool withReads)
    {
        using var workspace = Prepared(isSecond);
        var counter = workspace.Root + ".counter";
        using var tool = Tool.Run(workspace.Root, FaultLibrary.Variables(workspace.Root, "count", counter, withReads: withReads), "--jobs", "1");
        var (status, said) = tool.End();
        Assert.True(status == 0, said);
        var (operations, _) = FaultLibrary.Counted(counter);
        File.Delete(counter);
        return operations;
    }

    /// <summary>Returns a workspace where nothing ran, or where all ran and an input has changed since.</summary>
    private static Workspace Prepared(bool isSecond)
    {
        var workspace = new Workspace(Pipeline.Small);
        if (!isSecond) return workspace;
        var (status, said) = workspace.Run();
        Assert.True(status == 0, said);
        workspace.Write(Workspace.InputName(0), "input 0: 1111\n");
        return workspace;
    }
}
