namespace Mlops.GitOps.Faults;

/// <summary>What a stage reads is changed while it runs: what it gives must never be taken for the result of what was there before, or after.</summary>
public sealed class MidStageTests
{
    private const string Code = "steps/head.txt";

    private static readonly Pipeline Slow = new(
        new Stage("slow", ["data/in0.txt", "data/folder"], Path: "out/slow.txt", Milliseconds: 20) { Code = Code, IsGuarded = true },
        new Stage("after", ["slow"], IsFolder: true));

    private static readonly string[] Victims = ["data/in0.txt", Code, "data/folder/a"];

    private static readonly (string Name, Action<Workspace, string, Action> Do)[] Ways =
    [
        ("same size and time", static (workspace, victim, _) => Rewrite(workspace[victim], "2")),
        ("replaced by a rename", static (workspace, victim, _) => Replace(workspace[victim], "2")),
        ("another and back in place", static (workspace, victim, pause) =>
        {
            var before = Rewrite(workspace[victim], "2");
            pause();
            Rewrite(workspace[victim], before);
        }),
        ("another and back by renames", static (workspace, victim, pause) =>
        {
            File.Move(workspace[victim], workspace["aside"]);
            File.WriteAllText(workspace[victim], Other(workspace["aside"], "2"));
            File.SetLastWriteTimeUtc(workspace[victim], File.GetLastWriteTimeUtc(workspace["aside"]));
            pause();
            File.Move(workspace["aside"], workspace[victim], overwrite: true);
        }),
        ("a file added", static (workspace, _, _) => workspace.Write("data/folder/c", "added\n")),
        ("a file removed", static (workspace, _, _) => File.Delete(workspace["data/folder/b"])),
        ("a file added and removed", static (workspace, _, pause) =>
        {
            workspace.Write("data/folder/c", "added\n");
            pause();
            File.Delete(workspace["data/folder/c"]);
        }),
        ("the folder another and back", static (workspace, _, pause) =>
        {
            Directory.Move(workspace["data/folder"], workspace["aside"]);
            workspace.Write("data/folder/a", "xn a folder\n");
            workspace.Write("data/folder/b", "xeside it\n");
            pause();
            Directory.Delete(workspace["data/folder"], recursive: true);
            Directory.Move(workspace["aside"], workspace["data/folder"]);
        }),
    ];

    [LinuxFact("flock")]
    public void What_changes_while_a_stage_runs_is_never_taken_for_what_it_read()
    {
        var score = new Score("Inputs modified while their stage runs");
        var count = Faults.Count(20, 500);

        // A file that was just written is read again in any case; what has rested is known by its stamp.
        var rested = Enumerable.Range(0, (count + 1) / 2).Select(static _ => Prepared()).ToList();
        Thread.Sleep(2100);
        score.Run(count, (number, here) => One(number % 2 == 0 ? rested[number / 2] : Prepared(), here), beside: 4);
        score.End();
    }

    private static Workspace Prepared()
    {
        var workspace = new Workspace(Slow);
        workspace.Write(Code, "the code 0\n");
        workspace.Write("marks/.keep", "");
        return workspace;
    }

    private static void One(Workspace prepared, Score.Case here)
    {
        using var workspace = prepared;
        var (name, change) = Ways[here.Chance.Next(Ways.Length)];
        var victim = Victims[here.Chance.Next(Victims.Length)];
        here.Name = $"{name}, {victim}";
        var hasStarted = here.Chance.Next(4) > 0;
        var before = Contents(workspace);
        var modifier = new Thread(() =>
        {
            while (hasStarted && !File.Exists(workspace["marks/starts"])) Thread.Sleep(1);
            Thread.Sleep(here.Chance.Next(hasStarted ? 25 : 60));
            change(workspace, victim, () => Thread.Sleep(here.Chance.Next(30)));
        });
        modifier.Start();
        var (status, said) = workspace.Run();
        modifier.Join();
        here.Saw(status == 0 ? $"{name}: kept" : $"{name}: refused");
        if (status != 0 && !said.Contains("while it ran", StringComparison.Ordinal) && !said.Contains("while it is", StringComparison.Ordinal)) here.Wrong(said);
        var after = Contents(workspace);
        Oracle.CheckNextRun(workspace, here);
        foreach (var contents in (SortedDictionary<string, string>[])[before, after, WithOther(before, victim)])
        {
            Directory.Delete(workspace["data/folder"], recursive: true);
            foreach (var (path, text) in contents) workspace.Write(path, text);
            Oracle.CheckNextRun(workspace, here);
        }
    }

    private static SortedDictionary<string, string> Contents(Workspace workspace)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in (string[])["data/in0.txt", Code, .. Directory.GetFiles(workspace["data/folder"]).Select(path => Path.GetRelativePath(workspace.Root, path))])
            contents[path] = File.ReadAllText(workspace[path]);
        return contents;
    }

    private static SortedDictionary<string, string> WithOther(SortedDictionary<string, string> contents, string victim) =>
        new(contents, StringComparer.Ordinal) { [victim] = Other(contents[victim], "2", isText: true) };

    private static string Other(string text, string digit, bool isText = false) => digit + (isText ? text : File.ReadAllText(text))[1..];

    /// <summary>Gives a file other bytes of the same number and the time it had; returns how its text began.</summary>
    private static string Rewrite(string path, string digit)
    {
        var (text, time) = (File.ReadAllText(path), File.GetLastWriteTimeUtc(path));
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write)) RandomAccess.Write(file, System.Text.Encoding.UTF8.GetBytes(digit), 0);
        File.SetLastWriteTimeUtc(path, time);
        return text[..1];
    }

    private static void Replace(string path, string digit)
    {
        File.WriteAllText(path + ".new", Other(path, digit));
        File.SetLastWriteTimeUtc(path + ".new", File.GetLastWriteTimeUtc(path));
        File.Move(path + ".new", path, overwrite: true);
    }
}
