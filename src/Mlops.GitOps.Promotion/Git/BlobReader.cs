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
        var output = process.StandardOutput.BaseStream;
        var header = ReadLine(output).Split(' ');
        if (header is not [_, "blob", var size]) throw new GitFailure($"git has no bytes called {name}");
        var bytes = new byte[int.Parse(size, CultureInfo.InvariantCulture)];
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
