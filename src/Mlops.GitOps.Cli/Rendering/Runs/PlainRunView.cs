using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Shows a run as lines, each as soon as there is something to say.</summary>
internal sealed class PlainRunView(RunLines lines, TextWriter output, bool isQuiet) : IRunView
{
    private readonly Lock writing = new();

    public void Observe(RunEvent happened)
    {
        lock (writing)
        {
            var isTold = !isQuiet || happened is StageEnded { Report.Ending: StageEnding.Failed or StageEnding.SaidNo };
            foreach (var line in lines.Of(happened))
            {
                if (isTold) output.WriteLine(line);
            }

            output.Flush();
        }
    }

    public void Abandon()
    {
    }

    public void Dispose()
    {
    }
}
