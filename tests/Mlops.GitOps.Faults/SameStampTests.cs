namespace Mlops.GitOps.Faults;

/// <summary>Between two runs a file gets other bytes, of the same number and with the same time.</summary>
public sealed class SameStampTests
{
    private static readonly string[] Files = [Workspace.InputName(0), "data/folder/a", "data/folder/b"];

    [LinuxFact]
    public void An_edit_that_keeps_size_and_time_is_seen()
    {
        var score = new Score("Edits between runs that keep size and mtime");
        var count = Faults.Count(30, 300);
        var rested = Enumerable.Range(0, (count + 1) / 2).Select(static _ => Prepared()).ToList();
        Thread.Sleep(2100);
        score.Run(count, (number, here) => One(number % 2 == 0 ? rested[number / 2] : Prepared(), number % 2 == 0, here));
        score.End();
    }

    private static void One(Workspace prepared, bool isRested, Score.Case here)
    {
        using var workspace = prepared;
        var path = workspace[Files[here.Chance.Next(Files.Length)]];
        here.Name = Path.GetFileName(path);
        here.Saw(isRested ? "of files that had rested" : "right after the run");
        var (text, time) = (File.ReadAllText(path), File.GetLastWriteTimeUtc(path));
        var edited = (char)('A' + here.Chance.Next(26)) + text[1..];
        if (here.Chance.Next(2) == 0)
        {
            File.WriteAllText(path, edited);
            File.SetLastWriteTimeUtc(path, time);
        }
        else
        {
            File.WriteAllText(workspace["edited"], edited);
            File.SetLastWriteTimeUtc(workspace["edited"], time);
            File.Move(workspace["edited"], path, overwrite: true);
        }

        Oracle.CheckNextRun(workspace, here);
    }

    private static Workspace Prepared()
    {
        var workspace = new Workspace(Pipeline.Small);
        var (status, said) = workspace.Run();
        return status == 0 ? workspace : throw new InvalidOperationException(said);
    }
}
