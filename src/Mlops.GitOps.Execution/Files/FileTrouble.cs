using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Files;

/// <summary>Says what a system call's error number means for the user.</summary>
internal static class FileTrouble
{
    private const int NotPermitted = 13;

    public static RunFailure Of(string path, int error) => new(
        $"'{path}' cannot be read: {Marshal.GetPInvokeErrorMessage(error)}.",
        error == NotPermitted ? "Give yourself the right to read it, and to enter the folders above it." : null);
}
