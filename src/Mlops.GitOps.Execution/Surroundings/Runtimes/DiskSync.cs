using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Has the system write out what it holds back: an environment is thousands of files that other programs wrote.</summary>
internal static partial class DiskSync
{
    [LibraryImport("libc", EntryPoint = "sync")]
    public static partial void All();
}
