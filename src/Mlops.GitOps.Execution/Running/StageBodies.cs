using Mlops.GitOps.Core.Operations;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Refuses, before anything runs, what cannot run on this machine.</summary>
internal static class StageBodies
{
    public static void Refuse(StageWork work, RunRequest request)
    {
        switch (work.Body)
        {
            case CommandBody when work.Image is not null:
                throw new RunFailure($"stage '{work.Id}' runs in the image '{work.Image}', and a local run starts no containers yet", "give it a `runtime`, or run it on an engine");
            case ProjectBody:
                throw new RunFailure($"stage '{work.Id}' is a C# project, and this version cannot run those yet", "give it a `command`");
            case BuiltInBody when request.BuiltIn(work.Kind) is null:
                throw new RunFailure($"stage '{work.Id}' is a built-in '{work.Kind}', and this version cannot run that yet", "give it a `command`");
        }
    }
}
