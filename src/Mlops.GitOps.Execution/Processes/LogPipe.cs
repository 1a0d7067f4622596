using System.Buffers;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>Stands between a command and its log, so that no secret reaches the disk.</summary>
internal sealed unsafe class LogPipe : IDisposable
{
    private const int MostInAPipe = 1 << 20;
    private readonly FileStream log;
    private readonly RedactedBytes redacted;
    private readonly ArrayBufferWriter<byte> cleared = new(1 << 16);
    private readonly byte[] chunk = new byte[1 << 16];
    private int ourEnd;
    private int commandsEnd;

    private LogPipe(FileStream log, RedactedBytes redacted)
    {
        (this.log, this.redacted) = (log, redacted);
        (ourEnd, commandsEnd) = Posix.OpenPipe();
    }

    /// <summary>-1 once nobody can write any more.</summary>
    public int OurEnd => ourEnd;

    public int CommandsEnd => commandsEnd;

    /// <summary>Why the log is not complete.</summary>
    public string? Problem { get; private set; }

    /// <summary>Null when there is nothing to keep out of the log, or when there is a problem.</summary>
    public static LogPipe? Open(CommandStart start, out string? problem)
    {
        problem = null;
        if (start.Secrets.IsDefaultOrEmpty) return null;
        var redactor = Redactor.Of(start.Secrets.AsSpan());
        try
        {
            var log = new FileStream(start.LogPath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return new(log, redactor.Start());
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            problem = $"The log '{start.LogPath}' cannot be written: {refused.Message}";
            return null;
        }
    }

    public void CloseCommandsEnd() => Close(ref commandsEnd);

    /// <summary>Takes what is there; called when something is, so it does not wait.</summary>
    public int Pump()
    {
        nint count;
        fixed (byte* at = chunk) count = Posix.Read(ourEnd, at, (nuint)chunk.Length);
        if (count <= 0) Close(ref ourEnd);
        else redacted.Write(chunk.AsSpan(0, (int)count), cleared);
        WriteCleared();
        return (int)count;
    }

    /// <summary>Takes what the command still had in the pipe, but never waits for someone who holds it open.</summary>
    public void Finish()
    {
        for (var taken = 0; ourEnd >= 0 && taken < MostInAPipe;)
        {
            var polled = new Posix.Polled { Descriptor = ourEnd, Events = Posix.CanRead };
            if (Posix.Poll(&polled, 1, 0) <= 0) break;
            taken += Math.Max(0, Pump());
        }

        redacted.Finish(cleared);
        WriteCleared();
    }

    public void Dispose()
    {
        Close(ref commandsEnd);
        Close(ref ourEnd);
        log.Dispose();
    }

    private static void Close(ref int descriptor)
    {
        if (descriptor >= 0) _ = Posix.Close(descriptor);
        descriptor = -1;
    }

    /// <summary>A full disk loses the log, not the command: it must not wait for a reader.</summary>
    private void WriteCleared()
    {
        try
        {
            if (Problem is null && cleared.WrittenCount > 0) log.Write(cleared.WrittenSpan);
        }
        catch (IOException full)
        {
            Problem = $"The log '{log.Name}' is not complete: {full.Message}";
        }

        cleared.ResetWrittenCount();
    }
}
