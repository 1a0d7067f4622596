using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Execution.Locks;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Tests.Running;

[UnsupportedOSPlatform("windows")]
public class RunFolderTests
{
    [Fact]
    public async Task A_run_whose_process_has_ended_is_waited_for_until_its_mark_is_free()
    {
        using var folder = new TemporaryFolder();
        var places = new RunPlaces(folder.Path, "file://.mlops/store");
        using var ended = Process.Start("true") ?? throw new InvalidOperationException("true did not start.");
        await ended.WaitForExitAsync();
        folder.With(".mlops/work/gone/owner", ended.Id.ToString(CultureInfo.InvariantCulture));
        var theirs = WorkspaceLock.Open(places.Lock);
        var ours = WorkspaceLock.Open(places.Lock);
        var mark = theirs.Take(RunFolder.MarkOf("gone"), CancellationToken.None);
        var sweep = Task.Run(() => RunFolder.SweepDead(places, ours, CancellationToken.None));

        // While something of it still holds the mark nobody may go on.
        await Task.WhenAny(sweep, Task.Delay(100));
        Assert.False(sweep.IsCompleted);
        mark.Dispose();
        Assert.Equal(0, await sweep);
        Assert.False(Directory.Exists(folder[".mlops/work/gone"]));
    }

    [Fact]
    public void A_run_whose_process_goes_on_is_left_alone()
    {
        using var folder = new TemporaryFolder().With(".mlops/work/here/owner", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        var places = new RunPlaces(folder.Path, "file://.mlops/store");
        var theirs = WorkspaceLock.Open(places.Lock);
        var ours = WorkspaceLock.Open(places.Lock);
        using var mark = theirs.Take(RunFolder.MarkOf("here"), CancellationToken.None);
        Assert.Equal(0, RunFolder.SweepDead(places, ours, CancellationToken.None));
        Assert.True(Directory.Exists(folder[".mlops/work/here"]));
    }
}
