using System.Text;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>Where a command reads and writes, and whether people are at the other end.</summary>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error) : IDisposable
{
    public bool IsInputInteractive { get; init; }

    public bool IsOutputColoured { get; init; }

    public bool IsErrorColoured { get; init; }

    public Paint OutPaint => new(IsOutputColoured);

    public Paint ErrorPaint => new(IsErrorColoured);

    /// <summary>Opens the streams of the process. They are buffered, for a terminal takes each write as a system call.</summary>
    public static Terminal OfProcess()
    {
        var mayColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Terminal(new LateInput(), Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()))
        {
            IsOutputColoured = mayColour && !Console.IsOutputRedirected,
            IsErrorColoured = mayColour && !Console.IsErrorRedirected,
            IsInputInteractive = !Console.IsInputRedirected && !Console.IsOutputRedirected,
        };
    }

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
