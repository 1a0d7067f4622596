using System.Collections.Immutable;
using System.Diagnostics;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Records;

namespace Mlops.GitOps.Execution.Tests.Records;

public sealed class LockConflictTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Entries_that_two_branches_changed_are_dropped_and_all_others_stay()
    {
        var text = Merge(Make("ingest 1", "train 1", "z 1"), Make("ingest 1", "train 2", "z 1"), Make("ingest 1", "train 3", "z 1"));
        Assert.Contains("<<<<<<<", text, StringComparison.Ordinal);
        Assert.Equal(["ingest", "z"], Resolve(text).Stages.Select(static stage => stage.Name));
    }

    [Fact]
    public void Entries_that_one_branch_added_stay_where_git_could_merge_them()
    {
        var text = Merge(Make("b 1", "m 1", "y 1"), Make("a 1", "b 1", "m 1", "y 1"), Make("b 1", "m 1", "y 1", "z 1"));
        Assert.Equal(["a", "b", "m", "y", "z"], Resolve(text).Stages.Select(static stage => stage.Name));
    }

    [Fact]
    public void A_lock_without_conflicts_stays_as_it_is()
    {
        LockFileTests.Sample().Write(folder["credit.lock"]);
        var text = folder.Read("credit.lock");
        Assert.Equal(text, LockFile.Resolve("credit.lock", text));
    }

    [Fact]
    public void A_lock_that_both_branches_began_keeps_what_both_say()
    {
        var text = Merge(null, Make("ingest 1", "train 1"), Make("ingest 1", "train 2"));
        Assert.Equal(["ingest"], Resolve(text).Stages.Select(static stage => stage.Name));
    }

    [Fact, Trait("Kind", "fuzz")]
    public void Whatever_git_leaves_resolves_to_entries_of_the_branches()
    {
        var random = new Random(8);
        var conflicts = 0;
        for (var made = 0; made < Math.Min(2_000, FuzzCases.Or(40)); made++)
        {
            var all = Enumerable.Range(0, 12).Select(static number => $"s{number:00}").ToArray();
            var before = Some(all, random, 0);
            var ours = Edited(before, random);
            var theirs = Edited(before, random);
            var text = Merge(before, ours, theirs, random.Next(2) == 0 ? "--diff3" : "--zdiff3");
            if (text.Contains("<<<<<<<", StringComparison.Ordinal)) conflicts++;
            var resolved = Resolve(text);
            Assert.Subset(ours.Stages.Concat(theirs.Stages).ToHashSet(), resolved.Stages.ToHashSet());
            Assert.Equal(resolved.Stages.Length, resolved.Stages.Select(static stage => stage.Name).ToHashSet().Count);
            Assert.Superset(Untouched(before, ours, theirs), resolved.Stages.ToHashSet());
        }

        Assert.True(conflicts > 0, "No merge had a conflict.");
    }

    /// <summary>Returns the stages that no branch touched: no merge may lose them. What both added alike git may still put together wrongly.</summary>
    private static HashSet<LockedStage> Untouched(LockFile before, LockFile ours, LockFile theirs) => [.. before.Stages.Intersect(ours.Stages).Intersect(theirs.Stages)];

    private static LockFile Edited(LockFile file, Random random)
    {
        var stages = file.Stages.ToBuilder();
        for (var edits = random.Next(4); edits > 0; edits--)
        {
            var at = random.Next(stages.Count);
            switch (random.Next(3))
            {
                case 0:
                    stages.RemoveAt(at);
                    break;
                case 1:
                    stages[at] = StageOf(stages[at].Name, random.Next(100));
                    break;
                default:
                    if (!stages.Any(stage => stage.Name == $"{stages[at].Name}@eu")) stages.Insert(at, StageOf($"{stages[at].Name}@eu", random.Next(3)));
                    break;
            }
        }

        return file with { Stages = stages.ToImmutable() };
    }

    private static LockFile Some(string[] names, Random random, int version) =>
        new("credit", [], [.. names.Where(_ => random.Next(4) > 0).Append("last").Select(name => StageOf(name, version))]);

    private static LockFile Make(params string[] stages) =>
        new("credit", [], [.. stages.Select(static stage => stage.Split(' ')).Select(static parts => LockFileTests.Stage(parts[0], parts[1], new LockedOutput("rows", Digest.OfText(parts[1]), IsFolder: false)))]);

    private static LockedStage StageOf(string name, int version) => LockFileTests.Stage(
        name, $"{name} {version}", new LockedOutput("model", Digest.OfText($"model of {name} {version}"), IsFolder: true), new LockedOutput("rows", Digest.OfText($"{name} {version}"), IsFolder: false));

    private LockFile Resolve(string text)
    {
        folder.With("resolved.lock", LockFile.Resolve("credit.lock", text));
        return LockFile.Read(folder["resolved.lock"]) ?? throw new InvalidOperationException("it is there");
    }

    /// <summary>Lets git merge, as it would on two branches.</summary>
    private string Merge(LockFile? before, LockFile ours, LockFile theirs, string style = "--diff3")
    {
        folder.With("before", "");
        before?.Write(folder["before"]);
        ours.Write(folder["ours"]);
        theirs.Write(folder["theirs"]);
        using var git = Process.Start(new ProcessStartInfo("git", ["merge-file", "-p", style, folder["ours"], folder["before"], folder["theirs"]]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("git did not start");
        var text = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.InRange(git.ExitCode, 0, 127);
        return text;
    }
}
