namespace Mlops.GitOps.Faults;

/// <summary>Several runs at once in one workspace, some of them killed.</summary>
public sealed class ManyRunsTests
{
    private static readonly Pipeline Guarded = new([.. Pipeline.Large.Stages.Select(static stage => stage with { IsGuarded = true, Milliseconds = 4 * stage.Milliseconds })]);

    [LinuxFact("flock")]
    public void Runs_beside_one_another_never_make_the_same_at_once()
    {
        var score = new Score("2 to 16 runs at once in one workspace, with kills");
        score.Run(Faults.Count(6, 200), One);
        score.End();
    }

    private static void One(int number, Score.Case here)
    {
        using var workspace = new Workspace(Guarded);
        workspace.Write("marks/.keep", "");
        var count = here.Chance.Next(2, Faults.AreAll ? 17 : 7);
        var killed = here.Chance.Next(count + 1);
        here.Name = $"{count} runs, {killed} to be killed";
        var moments = Enumerable.Range(0, count).Select(_ => 100 + here.Chance.Next(900)).ToArray();
        var starts = Enumerable.Range(0, count).Select(_ => here.Chance.Next(300)).ToArray();
        var ends = new (int Status, string Said)[count];
        var threads = Enumerable.Range(0, count).Select(at => new Thread(() =>
        {
            Thread.Sleep(starts[at]);
            using var tool = Tool.Run(workspace.Root, [], "--jobs", "4");
            if (at < killed && !tool.HasEndedAfter(TimeSpan.FromMilliseconds(moments[at]))) tool.Kill();
            ends[at] = tool.End();
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        foreach (var (status, said) in ends)
        {
            here.Saw(status == 137 ? "killed" : status == 0 ? "fine" : "failed");
            if (status is not (0 or 137)) here.Wrong($"a run ended with {status}: {said}");
        }

        if (File.Exists(workspace["marks/clashes"])) here.Wrong($"made twice at once: {File.ReadAllText(workspace["marks/clashes"]).ReplaceLineEndings(" ")}");

        // Whoever was not killed has seen to it that all is there: nothing runs again.
        var starting = !File.Exists(workspace["marks/starts"]) ? 0 : File.ReadAllLines(workspace["marks/starts"]).Length;
        if (killed == 0 && starting != Guarded.Stages.Length) here.Wrong($"made twice: {starting} stages began");
        Oracle.CheckNextRun(workspace, here);
    }
}
