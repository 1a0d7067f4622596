using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Cli.Workspace;

/// <summary>The bytes of a spec. One that is far beyond its budget is not read to the end: what follows could fill the memory.</summary>
internal static class SourceBytes
{
    private const long MostBytes = 2L * YamlBudget.Bytes;

    public static byte[] Read(string path)
    {
        using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var bytes = new byte[Math.Min(RandomAccess.GetLength(handle), MostBytes)];
        var length = 0;
        while (length < bytes.Length)
        {
            var read = RandomAccess.Read(handle, bytes.AsSpan(length), length);
            if (read == 0) break;
            length += read;
        }

        return length == bytes.Length ? bytes : bytes[..length];
    }
}
