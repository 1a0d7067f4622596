using System.Collections.Immutable;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Tests.Records;

public sealed class LockFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string FilePath => LockFile.PathOf(folder.Path, "credit");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_is_written_as_a_person_would_diff_it()
    {
        Assert.True(Sample().Write(FilePath));
        Assert.Equal(
            $"""
            schema: mlops/lock/1
            pipeline: credit

            data:
              applications:
                digest: {Digest.OfText("applications")}
                bytes: 1200
                rows: 40
              images:
                digest: {Digest.OfText("images")}
                bytes: 9000
                folder: true

            stages:
              ingest:
                key: {Digest.OfText("key of ingest")}
                outputs:
                  rows: {Digest.OfText("rows of ingest")}
              train@eu:
                key: {Digest.OfText("key of train@eu")}
                outputs:
                  model:
                    folder: {Digest.OfText("model of train@eu")}
                  report: {Digest.OfText("report of train@eu")}

            """.ReplaceLineEndings("\n"),
            folder.Read("locks/credit.lock"));
    }

    [Fact]
    public void It_reads_back_as_it_was_written()
    {
        Assert.Null(LockFile.Read(FilePath));
        Sample().Write(FilePath);
        AssertSame(Sample(), LockFile.Read(FilePath));
    }

    [Fact]
    public void A_lock_without_entries_reads_back()
    {
        var empty = new LockFile("credit", [], []);
        empty.Write(FilePath);
        AssertSame(empty, LockFile.Read(FilePath));
    }

    [Fact]
    public void Only_a_lock_that_says_something_else_is_written()
    {
        Assert.True(Sample().Write(FilePath));
        var stamp = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(FilePath, stamp);
        var reordered = Sample() with { Data = [.. Sample().Data.Reverse()], Stages = [.. Sample().Stages.Reverse()] };
        Assert.False(reordered.Write(FilePath));
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(FilePath));
        Assert.True((Sample() with { Stages = [] }).Write(FilePath));
        Assert.Equal(["credit.lock"], Directory.EnumerateFileSystemEntries(folder["locks"]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_stage_that_changed_is_a_diff_of_its_own_lines()
    {
        Sample().Write(FilePath);
        var before = folder.Read("locks/credit.lock").Split('\n');
        var changed = Sample().Stages.SetItem(0, Stage("ingest", "other", new LockedOutput("rows", Digest.OfText("other rows"), IsFolder: false)));
        (Sample() with { Stages = changed }).Write(FilePath);
        var after = folder.Read("locks/credit.lock").Split('\n');
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(["    key:", "      rows:"], Enumerable.Range(0, before.Length).Where(at => before[at] != after[at]).Select(at => before[at][..(before[at].IndexOf(':', StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public void Ten_thousand_stages_read_back()
    {
        var large = Large(10_000);
        large.Write(FilePath);
        Assert.True(new FileInfo(FilePath).Length > YamlBudget.Bytes);
        AssertSame(large with { Stages = [.. large.Stages.OrderBy(static stage => stage.Name, StringComparer.Ordinal)] }, LockFile.Read(FilePath));
    }

    [Fact]
    public void Names_that_YAML_takes_for_something_else_read_back()
    {
        var strange = new LockFile("on", [new("null", new Artifact(Digest.OfText("a"), 0, IsFolder: false))], [Stage("y", "1"), Stage("train@1e3", "2"), Stage("1.0", "3")]);
        strange.Write(FilePath);
        AssertSame(strange with { Stages = [.. strange.Stages.OrderBy(static stage => stage.Name, StringComparer.Ordinal)] }, LockFile.Read(FilePath));
    }

    [Theory]
    [InlineData("mlops/lock/1", "mlops/lock/2", "it is not of the format mlops/lock/1")]
    [InlineData("    key: sha256:", "    key: md5:", "the entry 'ingest' is damaged")]
    [InlineData("bytes: 1200", "bytes: many", "the entry 'applications' is damaged")]
    [InlineData("stages:", "steps:", "'steps' is not part of a lock")]
    [InlineData("schema: mlops/lock/1\n", "", "it does not say its format")]
    [InlineData("\nstages:", "\n<<<<<<< ours\nstages:", "merge conflicts")]
    public void A_lock_that_was_edited_wrongly_is_refused_with_a_sentence(string from, string to, string why)
    {
        Sample().Write(FilePath);
        var text = folder.Read("locks/credit.lock");
        var at = text.IndexOf(from, StringComparison.Ordinal);
        folder.With("locks/credit.lock", text[..at] + to + text[(at + from.Length)..]);
        var failure = Assert.Throws<RunFailure>(() => LockFile.Read(FilePath));
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Hint);
    }

    [Fact]
    public void Differences_are_sentences()
    {
        Assert.Equal<string>(["There is no lock of pipeline 'credit' yet."], LockFile.Differences(null, Sample()));
        Assert.Empty(LockFile.Differences(Sample(), Sample()));
        var after = new LockFile(
            "credit",
            [new("applications", new Artifact(Digest.OfText("other"), 1, IsFolder: false))],
            [
                Stage("ingest", "key of ingest", new LockedOutput("rows", Digest.OfText("by chance"), IsFolder: false)),
                Sample().Stages[1] with { Key = Digest.OfText("other") },
                Stage("evaluate", "evaluate"),
            ]);
        Assert.Equal<string>(
            [
                $"Dataset 'applications' changed: {Digest.OfText("applications").Hex[..12]} → {Digest.OfText("other").Hex[..12]}.",
                "Dataset 'images' is in the lock and no longer in the pipeline.",
                "Stage 'evaluate' is not in the lock.",
                "Stage 'ingest' gave another 'rows' from the same inputs.",
                "Stage 'train@eu' has another key and gave the same.",
            ],
            LockFile.Differences(Sample(), after));
    }

    internal static LockFile Sample() => new(
        "credit",
        [
            new("applications", new Artifact(Digest.OfText("applications"), 1200, IsFolder: false, Rows: 40)),
            new("images", new Artifact(Digest.OfText("images"), 9000, IsFolder: true)),
        ],
        [
            Stage("ingest", "key of ingest", new LockedOutput("rows", Digest.OfText("rows of ingest"), IsFolder: false)),
            Stage(
                "train@eu",
                "key of train@eu",
                new LockedOutput("model", Digest.OfText("model of train@eu"), IsFolder: true),
                new LockedOutput("report", Digest.OfText("report of train@eu"), IsFolder: false)),
        ]);

    internal static LockFile Large(int count) => new(
        "credit",
        [],
        [.. Enumerable.Range(0, count).Select(static number => Stage($"stage{number}@eu", $"{number}", new LockedOutput("rows", Digest.OfText($"rows {number}"), IsFolder: number % 7 == 0)))]);

    internal static LockedStage Stage(string name, string key, params ImmutableArray<LockedOutput> outputs) => new(name, Digest.OfText(key), outputs);

    internal static void AssertSame(LockFile expected, LockFile? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Pipeline, actual.Pipeline);
        Assert.Equal<NamedArtifact>(expected.Data, actual.Data);
        Assert.Equal<LockedStage>(expected.Stages, actual.Stages);
    }
}
