using System.Diagnostics;
using System.Globalization;

namespace Mlops.GitOps.Faults;

/// <summary>A real disk that is full, a small one in memory.</summary>
public sealed class FullDiskTests
{
    [MountFact]
    public void A_run_on_a_full_disk_fails_plainly_and_goes_on_when_there_is_room()
    {
        var score = new Score("A full disk (tmpfs), of every size");
        score.Run(Faults.Count(6, 60), One, beside: 2);
        score.End();
    }

    private static void One(int number, Score.Case here)
    {
        var root = Directory.CreateTempSubdirectory("mlops-faults-").FullName;
        try
        {
            // Pages that the specs and inputs need, and from one to more than a run needs on top.
            var pages = 9 + (Faults.AreAll ? number : here.Chance.Next(60));
            here.Name = string.Create(CultureInfo.InvariantCulture, $"{pages} pages");
            Assert.True(Call("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={pages * 4}k"), "none", root));
            var workspace = new Workspace(Pipeline.Small, root);
            workspace.Fill();
            var (status, said) = workspace.Run();
            here.Saw(status == 0 ? "enough" : "full");
            if (status != 0 && !said.Contains("space", StringComparison.OrdinalIgnoreCase) && !said.Contains("fail", StringComparison.Ordinal)) here.Wrong(said);
            if (said.Contains("bug in mlops", StringComparison.Ordinal)) here.Wrong(said);
            Assert.True(Call("mount", "-o", "remount,size=8m", root));
            Oracle.CheckRecorded(workspace, here);
            Oracle.CheckNextRun(workspace, here);
        }
        finally
        {
            // Lazily: a stage of another test that starts this moment has our files open until it is itself.
            Call("umount", "--lazy", root);
            Directory.Delete(root, recursive: true);
        }
    }

    private static bool Call(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true }) ?? throw new InvalidOperationException($"{program} did not start.");
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>Needs the right to mount, which a container seldom has.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class MountFactAttribute : FactAttribute
    {
        public MountFactAttribute()
        {
            if (!OperatingSystem.IsLinux() || Environment.UserName != "root") Skip = "Only root on Linux may mount.";
            else if (!CanMount()) Skip = "This machine does not let us mount.";
        }

        private static bool CanMount()
        {
            var folder = Directory.CreateTempSubdirectory("mlops-faults-").FullName;
            try
            {
                return Call("mount", "-t", "tmpfs", "-o", "size=64k", "none", folder) && Call("umount", folder);
            }
            finally
            {
                Directory.Delete(folder);
            }
        }
    }
}
