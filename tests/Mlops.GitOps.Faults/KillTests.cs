namespace Mlops.GitOps.Faults;

/// <summary>A run of twenty stages with eight at once is killed at a random moment, and the next one has to go on from there.</summary>
public sealed class KillTests
{
    private const int KillsInOne = 5;

    [LinuxFact]
    public void A_run_that_is_killed_at_any_moment_is_continued_by_the_next()
    {
        var score = new Score("SIGKILL of a run of 20 stages with 8 workers");
        var longest = LongestRun();
        // About a quarter of the moments come after the run has ended: a thousand kills are left.
        score.Run(Faults.Count(3, 270), (_, here) =>
        {
            using var workspace = new Workspace(Pipeline.Large);
            for (var kill = 0; kill < KillsInOne; kill++) KillOne(workspace, here, longest);
        });
        score.End();
    }

    private static void KillOne(Workspace workspace, Score.Case here, TimeSpan longest)
    {
        workspace.Change(here.Chance);
        using var tool = Tool.Run(workspace.Root, [], "--jobs", "8");

        // The runtime takes a while to start, and there is nothing to lose before.
        var moment = longest * (0.2 + (0.9 * here.Chance.NextDouble()));
        var hasEnded = tool.HasEndedAfter(moment);
        if (!hasEnded) tool.Kill();
        var (status, said) = tool.End();
        here.Saw(status == 137 ? "killed" : "ended before");
        if (status is not (0 or 137)) here.Wrong($"the run ended with {status}: {said}");
        Oracle.CheckRecorded(workspace, here);
        Oracle.CheckNextRun(workspace, here);
    }

    private static TimeSpan LongestRun()
    {
        using var workspace = new Workspace(Pipeline.Large);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var tool = Tool.Run(workspace.Root, [], "--jobs", "8");
        var (status, said) = tool.End();
        Assert.True(status == 0, said);
        return clock.Elapsed;
    }
}
