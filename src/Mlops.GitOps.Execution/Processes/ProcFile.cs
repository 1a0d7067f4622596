namespace Mlops.GitOps.Execution.Processes;

/// <summary>Reads files below /proc without the checks and exceptions of File: most of those we ask for may be gone.</summary>
internal static unsafe class ProcFile
{
    /// <summary>Null when there is no such file, or it is not ours to read.</summary>
    public static byte[]? Read(string path)
    {
        var descriptor = Posix.OpenToRead(path);
        if (descriptor < 0) return null;
        try
        {
            var first = stackalloc byte[4096];
            var count = Posix.Read(descriptor, first, 4096);
            if (count < 0) return null;
            var content = new Span<byte>(first, (int)count).ToArray();
            return count < 4096 && !path.EndsWith("/environ", StringComparison.Ordinal) ? content : ReadOn(descriptor, content);
        }
        finally
        {
            _ = Posix.Close(descriptor);
        }
    }

    private static byte[] ReadOn(int descriptor, byte[] content)
    {
        var length = content.Length;
        while (true)
        {
            if (content.Length - length < 4096) Array.Resize(ref content, (content.Length * 2) + 4096);
            nint count;
            fixed (byte* at = &content[length]) count = Posix.Read(descriptor, at, (nuint)(content.Length - length));
            if (count <= 0) return content[..length];
            length += (int)count;
        }
    }
}
