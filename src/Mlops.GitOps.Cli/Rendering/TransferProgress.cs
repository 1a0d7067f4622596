using System.Diagnostics;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Rendering;

/// <summary>Shows how far a transfer has come: in a line that is written over, or in one every few seconds.</summary>
internal sealed class TransferProgress(Terminal terminal) : IProgress<SyncProgress>
{
    private static readonly TimeSpan LivePace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LogPace = TimeSpan.FromSeconds(10);

    private readonly Lock writing = new();

    private long last = Stopwatch.GetTimestamp();

    private bool isDirty;

    public void Report(SyncProgress value)
    {
        lock (writing)
        {
            if (Stopwatch.GetElapsedTime(last) < (terminal.IsOutputLive ? LivePace : LogPace)) return;
            last = Stopwatch.GetTimestamp();
            var text = string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Total} objects, {Amounts.Size(value.Bytes)}");
            terminal.Error.Write(terminal.IsOutputLive ? $"\r{text}\e[K" : text + "\n");
            terminal.Error.Flush();
            isDirty = terminal.IsOutputLive;
        }
    }

    /// <summary>Removes the line that is written over.</summary>
    public void Clear()
    {
        lock (writing)
        {
            if (isDirty) terminal.Error.Write("\r\e[K");
            terminal.Error.Flush();
            isDirty = false;
        }
    }
}
