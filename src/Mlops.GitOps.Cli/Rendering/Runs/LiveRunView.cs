using Mlops.GitOps.Execution.Running;
using Spectre.Console;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Shows what runs now below the lines of what is over. The library that draws it is loaded when the first stage starts.</summary>
internal sealed class LiveRunView(RunLines lines, TextWriter output, bool isColoured) : IRunView
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly Lock writing = new();

    private readonly List<string> waiting = [];

    private readonly LiveRun run = new();

    private readonly ManualResetEventSlim ended = new();

    private Thread? drawing;

    public void Observe(RunEvent happened)
    {
        lock (writing)
        {
            var said = lines.Of(happened);
            run.Take(happened);
            if (happened is not StageStarted) waiting.AddRange(said);
            if (drawing is not null) return;
            if (happened is StageStarted)
            {
                drawing = new Thread(Draw) { IsBackground = true, Name = "mlops display" };
                drawing.Start();
            }
            else
            {
                WriteWaiting(static (line, output) => output.WriteLine(line));
                output.Flush();
            }
        }
    }

    public void Abandon()
    {
        output.Write("\e[?25h");
        output.Flush();
    }

    public void Dispose()
    {
        ended.Set();
        drawing?.Join();
        ended.Dispose();
    }

    private void Draw()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = isColoured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });
        console.Live(new Text("")).AutoClear(true).Start(display =>
        {
            bool isOver;
            do
            {
                isOver = ended.Wait(Pace);
                lock (writing)
                {
                    // Written through the display, they stand above it; each clears what was drawn in its line.
                    WriteWaiting((line, _) => console.Write(new ControlCode(line + "\e[K\n")));
                    display.UpdateTarget(LiveRunPicture.Of(run, console.Profile.Width));
                }

                display.Refresh();
            }
            while (!isOver);
        });
    }

    private void WriteWaiting(Action<string, TextWriter> write)
    {
        foreach (var line in waiting) write(line, output);
        waiting.Clear();
    }
}
