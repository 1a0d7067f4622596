using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Promotion.Git;

/// <summary>Reads objects by name through one process that stays.</summary>
internal sealed class BlobReader(GitProgram git) : IDisposable
{
    private Process? process;

    public byte[] Read(string name)
    {
        process ??= git.Start(["cat-file", "--batch"]);
        process.StandardInput.Write(name + "\n");
        process.StandardInput.Flush();
        return ReadNext(process.StandardOutput.BaseStream, name);
    }

    /// <summary>Asks for everything before the first answer is there, so that nobody waits for a question.</summary>
    public static void ReadAll(GitProgram git, IReadOnlyList<TreeEntry> entries, Action<int, byte[]> take)
    {
        using var process = git.Start(["cat-file", "--batch", "--buffer"]);
        process.BeginErrorReadLine();
        try
        {
            var asking = Task.Run(() =>
            {
                foreach (var entry in entries) process.StandardInput.Write(entry.Object + "\n");
                process.StandardInput.Close();
            });
            using var output = new BufferedStream(process.StandardOutput.BaseStream, 1 << 16);
            for (var at = 0; at < entries.Count; at++) take(at, ReadNext(output, entries[at].Object));
            asking.GetAwaiter().GetResult();
            process.WaitForExit();
        }
        finally
        {
            // After a failure it may wait for ever for somebody to read on.
            if (!process.HasExited) process.Kill();
        }
    }

    private static byte[] ReadNext(Stream output, string name)
    {
        var header = ReadLine(output).Split(' ');
        if (header is not [_, "blob", var size]) throw new GitFailure($"git has no bytes called {name}");
        if (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length)) throw new GitFailure($"{name} is too large to be read");
        var bytes = new byte[length];
        output.ReadExactly(bytes);
        output.ReadExactly(stackalloc byte[1]);
        return bytes;
    }

    public void Dispose()
    {
        if (process is null) return;
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static string ReadLine(Stream output)
    {
        var line = new StringBuilder();
        for (var next = output.ReadByte(); next != '\n'; next = output.ReadByte())
        {
            if (next < 0) throw new GitFailure("`git cat-file` ended before it answered");
            line.Append((char)next);
        }

        return line.ToString();
    }
}
