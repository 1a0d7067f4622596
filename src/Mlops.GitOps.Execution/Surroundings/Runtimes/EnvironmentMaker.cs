using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Makes the environment of a lock, or finds that it was made before.</summary>
internal static class EnvironmentMaker
{
    public static async Task<string> Make(RuntimeKey runtime, PackageLock file, PythonContext context, CancellationToken stop)
    {
        var place = new EnvironmentPlace(context.Environments, KeyOf(runtime, file, context));
        if (place.Complete() is { } ready) return ready;
        var folder = place.NewFolder();
        var steps = EnvironmentRecipe.For(runtime.Spec, file, runtime.Interpreter, folder, context);
        Directory.CreateDirectory(context.Environments);
        using var held = await EnvironmentLock.Take(place.Lock, stop).ConfigureAwait(false);

        // Whoever held the lock before may have made it.
        if (place.Complete() is { } made) return made;
        place.Sweep();
        var log = new StringBuilder();
        try
        {
            foreach (var step in steps) await Run(step, runtime.Spec, file, place, log, context, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RunFailure or OperationCanceledException)
        {
            place.Sweep();
            throw;
        }

        if (!File.Exists(EnvironmentRecipe.PythonIn(folder)))
            throw new RunFailure($"the environment of runtime '{runtime.Spec.Name}' was made and has no python", $"what was said while making it is in {Shown(place.Log, context)}");
        place.SetComplete(folder);
        return folder;
    }

    private static async Task Run(ToolStep step, RuntimeSpec spec, PackageLock file, EnvironmentPlace place, StringBuilder log, PythonContext context, CancellationToken stop)
    {
        var variables = ToolVariables.Of(context.Variables);
        foreach (var (name, value) in step.Variables) variables[name] = value;
        var outcome = await ToolCall.Run(step.Program, step.Arguments, file.Folder, variables, stop).ConfigureAwait(false);
        log.Append("$ ").Append(step.Program).Append(' ').AppendJoin(' ', step.Arguments.Items).Append('\n');
        log.Append(Encoding.UTF8.GetString(outcome.Output)).Append(outcome.Errors).Append('\n');
        AtomicFile.Write(place.Log, log.ToString());
        if (outcome.ExitCode == 0) return;
        var said = ComplaintOf(outcome);
        throw new RunFailure(
            $"the environment of runtime '{spec.Name}' could not be made: `{Path.GetFileName(step.Program)} {string.Join(' ', step.Arguments.Take(2))}` failed{(said.Length > 0 ? ": " + said : "")}",
            log.ToString().Contains("ensurepip", StringComparison.Ordinal)
                ? "this Python lacks venv or pip: install uv, or the package python3-venv of your system"
                : $"all it said is in {Shown(place.Log, context)}");
    }

    private static string ComplaintOf(ToolOutcome outcome)
    {
        foreach (var line in outcome.Errors.Split('\n'))
            if (line.StartsWith("error: ", StringComparison.OrdinalIgnoreCase)) return line["error: ".Length..].Trim();
        return outcome.LastError;
    }

    private static string Shown(string path, PythonContext context) => Path.GetRelativePath(context.Root, path);

    // With the path, since an environment that is moved is broken; with the project, since what uv installs is also up to it.
    private static string KeyOf(RuntimeKey runtime, PackageLock file, PythonContext context)
    {
        var project = file.Kind == LockKind.Uv ? context.Files.DigestOf(LockReader.ProjectBeside(file.Path))?.Hex ?? "" : "";
        string[] parts =
        [
            "mlops/environment/1", file.Kind.ToString(), file.Path, file.Digest.Hex, project, runtime.Interpreter?.Path ?? "", runtime.Version,
            CondaLock.Platform, context.Environments,
        ];
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(part.Length).Append(':').Append(part);
        return Digest.OfText(text.ToString()).Hex[..16];
    }
}
