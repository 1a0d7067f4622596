using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Asks the system whether we may execute a file, as it will ask when we do.</summary>
internal static partial class ExecuteAccess
{
    private const int Execute = 1;

    public static bool IsGranted(string path) => Access(path, Execute) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);
}
