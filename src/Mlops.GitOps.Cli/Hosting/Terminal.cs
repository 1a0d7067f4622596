using System.Text;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>Where a command reads and writes, and whether people are at the other end.</summary>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error) : IDisposable
{
    public bool IsInputInteractive { get; init; }

    /// <summary>Whether what was written may be written over: someone watches, and it is no log.</summary>
    public bool IsOutputLive { get; init; }

    public bool IsOutputColoured { get; init; }

    public bool IsErrorColoured { get; init; }

    public Paint OutPaint => new(IsOutputColoured);

    public Paint ErrorPaint => new(IsErrorColoured);

    /// <summary>Opens the streams of the process. They are buffered, for a terminal takes each write as a system call.</summary>
    public static Terminal OfProcess()
    {
        var mayColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var isLog = Environment.GetEnvironmentVariable("TERM") == "dumb" || IsSet(Environment.GetEnvironmentVariable("CI"));
        return new Terminal(new LateInput(), Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()))
        {
            IsOutputLive = !isLog && !Console.IsOutputRedirected,
            IsOutputColoured = mayColour && !Console.IsOutputRedirected,
            IsErrorColoured = mayColour && !Console.IsErrorRedirected,
            IsInputInteractive = !Console.IsInputRedirected && !Console.IsOutputRedirected,
        };
    }

    /// <summary>Whether a variable such as <c>CI</c> says yes.</summary>
    public static bool IsSet(string? variable) => !string.IsNullOrEmpty(variable) && variable is not ("false" or "0");

    public Terminal WithoutColour() => this with { IsOutputColoured = false, IsErrorColoured = false };

    public void Flush()
    {
        Out.Flush();
        Error.Flush();
    }

    public void Dispose() => Flush();

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 4096) { NewLine = "\n" };
}
