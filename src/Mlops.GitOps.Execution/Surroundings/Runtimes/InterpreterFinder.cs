using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Finds the first Python on PATH whose version is the one that a runtime asks for.</summary>
internal static class InterpreterFinder
{
    public static async Task<Interpreter> Find(RuntimeSpec spec, PythonContext context, CancellationToken stop)
    {
        var seen = new List<string>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in PythonVersion.ProgramNames(spec.Python))
        {
            foreach (var candidate in ProgramFinder.Candidates(name, context.PathVariable, context.Root))
            {
                if (!asked.Add(candidate) || ProgramFinder.TryFind(candidate, "", context.Root, context.Files) is null) continue;
                if (await Known(candidate, context, stop).ConfigureAwait(false) is not { } interpreter) continue;
                if (PythonVersion.Fits(spec.Python, interpreter.Version)) return interpreter;
                seen.Add(interpreter.Version);
            }
        }

        throw Missing(spec, seen);
    }

    private static async Task<Interpreter?> Known(string program, PythonContext context, CancellationToken stop)
    {
        var memory = new InterpreterMemory(context.Environments, context.Files);
        var switches = InterpreterShim.SwitchesOf(program, context.Root, context.Variables);
        if (memory.Recall(program, switches) is { } known) return known;
        var interpreter = await InterpreterProbe.Ask(program, context.Root, context.Variables, stop).ConfigureAwait(false);
        if (interpreter is not null) memory.Keep(program, switches, interpreter);
        return interpreter;
    }

    private static RunFailure Missing(RuntimeSpec spec, List<string> seen)
    {
        var wanted = spec.Python is null ? "python 3" : $"python {spec.Python}";
        var there = seen.Count == 0 ? "there is none on PATH" : $"PATH has only {string.Join(", ", seen.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}";
        return new RunFailure($"runtime '{spec.Name}' asks for {wanted}, and {there}",
            $"install {wanted}, or change `python` of the runtime in mlops.yaml");
    }
}
