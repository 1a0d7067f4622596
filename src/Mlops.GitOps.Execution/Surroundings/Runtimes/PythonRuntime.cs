using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Finds the Python of a runtime, and prepares what its commands run in.</summary>
public static class PythonRuntime
{
    /// <summary>Returns what goes into keys. Makes nothing, and starts an interpreter only if it was never asked before.</summary>
    /// <summary>Returns what a runtime of a workspace is here and now.</summary>
    /// <param name="url">Where the workspace keeps bytes.</param>
    public static RuntimeKey Find(RuntimeSpec spec, string root, string url, Func<string, string?> variable, FileTable files, CancellationToken stop = default) =>
        Resolve(spec, new PythonContext(root, new RunPlaces(root, url).Environments, RunSession.Variables(variable), files), stop).GetAwaiter().GetResult();

    public static async Task<RuntimeKey> Resolve(RuntimeSpec spec, PythonContext context, CancellationToken stop)
    {
        if (spec.Python is { } wanted && !PythonVersion.IsWellFormed(wanted))
            throw new RunFailure($"runtime '{spec.Name}' asks for python '{wanted}', which is no version", "write a version such as 3.12");
        var file = spec.Lock is { } name ? LockReader.Read(spec, name, context) : null;
        if (file?.Python is { } bundled) return new RuntimeKey(spec, null, bundled, file.Digest);
        var interpreter = await InterpreterFinder.Find(spec, context, stop).ConfigureAwait(false);
        return new RuntimeKey(spec, interpreter, interpreter.Version, file?.Digest);
    }

    /// <summary>Makes the environment where there is none yet. Called before any stage runs, and only if one does.</summary>
    public static async Task<PreparedRuntime> Prepare(RuntimeKey runtime, PythonContext context, CancellationToken stop)
    {
        var file = runtime.Spec.Lock is { } name ? LockReader.Read(runtime.Spec, name, context) : null;
        if (file is { HasPackages: true }) return InEnvironment(runtime, file, await EnvironmentMaker.Make(runtime, file, context, stop).ConfigureAwait(false));
        if (runtime.Interpreter is not { } interpreter) throw new ArgumentException("A runtime without a lock has an interpreter.", nameof(runtime));
        var bin = Path.GetDirectoryName(interpreter.Path) ?? "/";
        var above = Path.GetDirectoryName(bin) ?? "/";

        // A virtual environment that the user made knows itself by the folder its python stands in.
        return File.Exists(Path.Join(above, "pyvenv.cfg"))
            ? new PreparedRuntime([bin], interpreter.Path, runtime.Version, runtime.Lock, [new("VIRTUAL_ENV", above)])
            : new PreparedRuntime([InterpreterLinks.Make(interpreter, context.Environments)], interpreter.Path, runtime.Version, runtime.Lock, []);
    }

    private static PreparedRuntime InEnvironment(RuntimeKey runtime, PackageLock file, string folder) => new(
        [Path.Join(folder, "bin")], EnvironmentRecipe.PythonIn(folder), runtime.Version, runtime.Lock,
        [new(file.Kind == LockKind.Conda ? "CONDA_PREFIX" : "VIRTUAL_ENV", folder)]);
}
