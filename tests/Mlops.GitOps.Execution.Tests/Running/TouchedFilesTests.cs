using System.Runtime.Versioning;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Tests.Running;

[UnsupportedOSPlatform("windows")]
public class TouchedFilesTests
{
    [Fact]
    public void One_edit_among_a_thousand_files_is_found()
    {
        using var folder = new TemporaryFolder();
        for (var at = 0; at < 1000; at++) folder.With($"data/{at % 10}/{at}", $"{at}");
        var files = Asked(folder);
        Assert.Null(TouchedFiles.Find(files, ["data"]));
        folder.With("data/7/617", "other");
        Assert.Equal("data/7/617", TouchedFiles.Find(files, ["data"]));
    }

    [Theory]
    [InlineData("data/new", "data")]
    [InlineData("data/1/new", "data/1")]
    public void A_file_that_came_is_found_by_its_folder(string file, string touched)
    {
        using var folder = new TemporaryFolder().With("data/1/a", "1");
        var files = Asked(folder);
        folder.With(file, "2");
        Assert.Equal(touched, TouchedFiles.Find(files, ["data"]));
    }

    [Fact]
    public void What_was_never_asked_about_counts_as_touched()
    {
        using var folder = new TemporaryFolder().With("a", "1");
        Assert.Equal("a", TouchedFiles.Find(new FileTable(folder.Path), ["a"]));
    }

    private static FileTable Asked(TemporaryFolder folder)
    {
        var files = new FileTable(folder.Path) { Now = static () => Freshness.Now() + 60_000_000_000 };
        foreach (var path in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)) files.DigestOf(path);
        foreach (var path in Directory.EnumerateDirectories(folder.Path, "*", SearchOption.AllDirectories)) files.EntriesOf(path);
        return files;
    }
}
