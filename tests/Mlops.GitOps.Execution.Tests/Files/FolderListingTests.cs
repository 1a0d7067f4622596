using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Tests.Files;

[UnsupportedOSPlatform("windows")]
public class FolderListingTests
{
    [Fact]
    public void Every_kind_of_name_is_told_apart()
    {
        using var folder = new TemporaryFolder().With("file", "1").With("folder/inner", "2").With(".hidden", "3");
        File.CreateSymbolicLink(folder["to-file"], "file");
        File.CreateSymbolicLink(folder["to-folder"], "folder");
        File.CreateSymbolicLink(folder["to-nothing"], "nothing");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["socket"]));
        Assert.Equal(
        [
            new FolderEntry(".hidden", FileKind.File, IsLink: false),
            new FolderEntry("file", FileKind.File, IsLink: false),
            new FolderEntry("folder", FileKind.Folder, IsLink: false),
            new FolderEntry("socket", FileKind.Other, IsLink: false),
            new FolderEntry("to-file", FileKind.File, IsLink: true),
            new FolderEntry("to-folder", FileKind.Folder, IsLink: true),
            new FolderEntry("to-nothing", FileKind.Missing, IsLink: true),
        ], FolderListing.Of(folder.Path, out _));
    }

    [Fact]
    public void A_socket_has_no_digest_and_is_no_trouble()
    {
        using var folder = new TemporaryFolder();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["socket"]));
        Assert.Null(FileHasher.TryHash(folder["socket"], out var stamp));
        Assert.Equal(FileKind.Other, stamp.Kind);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("file")]
    [InlineData("file/under")]
    public void What_is_no_folder_lists_nothing(string name)
    {
        using var folder = new TemporaryFolder().With("file", "1");
        Assert.Empty(FolderListing.Of(folder[name], out _));
        Assert.Empty(FolderListing.Once(folder[name]));
    }

    [Fact]
    public void A_name_that_is_no_text_is_said()
    {
        using var folder = new TemporaryFolder();
        using (var shell = Process.Start("sh", ["-c", $"cd '{folder.Path}' && mkdir sub && : > sub/\"$(printf 'a\\377')\""])) shell.WaitForExit();
        var failure = Assert.Throws<RunFailure>(() => FolderListing.Of(folder["sub"], out _));
        Assert.Contains("not UTF-8", failure.Message, StringComparison.Ordinal);
        using (var shell = Process.Start("sh", ["-c", $"rm -r '{folder.Path}/sub'"])) shell.WaitForExit();
    }

    [Fact]
    public void A_folder_is_removed_and_what_its_links_lead_to_is_not()
    {
        using var folder = new TemporaryFolder().With("kept/a", "1").With("gone/b/c", "2");
        File.CreateSymbolicLink(folder["gone/link"], folder["kept"]);
        FolderRemoval.Delete(folder["gone"]);
        Assert.False(Directory.Exists(folder["gone"]));
        Assert.Equal("1", folder.Read("kept/a"));
    }

    [Fact]
    public async Task A_folder_that_never_stands_still_is_listed_and_looked_at_again()
    {
        using var folder = new TemporaryFolder().With("busy/kept", "1");
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var at = 0; !stop.IsCancellationRequested; at++)
            {
                folder.With($"busy/{at % 7}", "");
                File.Delete(folder[$"busy/{at % 7}"]);
            }
        });
        var files = new FileTable(folder.Path);
        for (var time = 0; time < 20; time++)
        {
            files.Forget("busy");
            Assert.Contains(files.EntriesOf("busy"), static entry => entry.Name == "kept");
        }

        await stop.CancelAsync();
        await writer;
        folder.With("busy/new", "");
        Assert.True(files.HasChanged("busy"));
    }
}
