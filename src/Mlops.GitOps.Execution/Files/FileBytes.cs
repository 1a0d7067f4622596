namespace Mlops.GitOps.Execution.Files;

/// <summary>Reads a whole file with three system calls; the framework's own way takes longer to start than to read.</summary>
internal static unsafe class FileBytes
{
    private const int Attempts = 5;

    /// <summary>Returns the bytes of a file, or null where they can't be had.</summary>
    public static byte[]? TryRead(string path)
    {
        fixed (byte* name = PathBytes.Of(path, stackalloc byte[PathBytes.OnStack]))
        {
            // Between two of the calls another file may have taken the name.
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                if (FileStat.At(FileCalls.CurrentFolder, name, out var stamp) != 0 || stamp.Kind != FileKind.File || stamp.Size > Array.MaxLength) return null;
                var file = FileCalls.Open(name, FileCalls.OpenForReading);
                if (file < 0) return null;
                var bytes = GC.AllocateUninitializedArray<byte>((int)stamp.Size);
                byte more;
                var isWhole = Fill(file, bytes) && FileCalls.Read(file, &more, 1) == 0;
                _ = FileCalls.Close(file);
                if (isWhole) return bytes;
            }

            return null;
        }
    }

    private static bool Fill(int file, byte[] bytes)
    {
        fixed (byte* target = bytes)
        {
            for (var filled = 0; filled < bytes.Length;)
            {
                var count = FileCalls.Read(file, target + filled, bytes.Length - filled);
                if (count <= 0) return false;
                filled += (int)count;
            }
        }

        return true;
    }
}
