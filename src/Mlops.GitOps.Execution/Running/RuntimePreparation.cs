using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Surroundings.Runtimes;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Finds or makes the runtimes that the stages of a run name, before any stage runs.</summary>
internal static class RuntimePreparation
{
    public static Dictionary<string, PreparedRuntime> Prepare(RunRequest request, StageGraph graph, LoweredPipeline pipeline, RunPlaces places, FileTable files, CancellationToken stop)
    {
        var prepared = new Dictionary<string, PreparedRuntime>(StringComparer.Ordinal);
        foreach (var operation in graph.Operations)
        {
            Refuse(operation.Work, request);
            if (operation.Work.Runtime is not { } name || prepared.ContainsKey(name)) continue;
            var choice = pipeline.Runtimes.Items.First(runtime => runtime.Name == name);
            var context = new PythonContext(request.Root, places.Environments, RunSession.Variables(request), files);
            prepared[name] = PythonRuntime.Prepare(new RuntimeSpec(name, choice.Python, choice.Lock), context, stop).GetAwaiter().GetResult();
        }

        return prepared;
    }

    private static void Refuse(StageWork work, RunRequest request)
    {
        if (!work.IsWanted) return;
        switch (work.Body)
        {
            case CommandBody when work.Image is not null:
                throw new RunFailure($"stage '{work.Id}' runs in the image '{work.Image}', and a local run starts no containers yet", "give it a `runtime`, or run it on an engine");
            case ProjectBody:
                throw new RunFailure($"stage '{work.Id}' is a C# project, and this version cannot run those yet", "give it a `command`");
            case BuiltInBody when !request.BuiltIns.ContainsKey(work.Kind) && work.Kind is not ("deploy" or "monitor"):
                throw new RunFailure($"stage '{work.Id}' is a built-in '{work.Kind}', and this version cannot run that yet", "give it a `command`");
        }
    }
}
