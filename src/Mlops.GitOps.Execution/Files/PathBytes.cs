using System.Text;

namespace Mlops.GitOps.Execution.Files;

/// <summary>A path as the system calls want it.</summary>
internal static class PathBytes
{
    /// <summary>As much of the stack as a path may take.</summary>
    public const int OnStack = 768;

    /// <summary>Returns the path in UTF-8 with a zero at its end, in the space given where it has room.</summary>
    public static ReadOnlySpan<byte> Of(string path, Span<byte> space)
    {
        if (path.Contains('\0')) throw new RunFailure($"The path '{path.Replace('\0', '?')}' holds a zero, which no file name can.");
        var most = Encoding.UTF8.GetMaxByteCount(path.Length) + 1;
        if (most > ushort.MaxValue) throw new RunFailure($"The path '{path.AsSpan(0, 60)}…' is longer than any file system takes.");
        if (most > space.Length) space = new byte[most];
        var length = Encoding.UTF8.GetBytes(path, space);
        space[length] = 0;
        return space.Slice(0, length + 1);
    }
}
