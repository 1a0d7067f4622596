using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Processes;
using Mlops.GitOps.Execution.Surroundings.Runtimes;

namespace Mlops.GitOps.Execution.Running;

/// <summary>The whole environment of a command: nothing else of the user's reaches it, since nothing else is in the key.</summary>
internal static class StageEnvironment
{
    public static ImmutableArray<EnvironmentVariable> Of(
        StageWork work, PreparedRuntime? runtime, StagePlaces places, IReadOnlyList<ResolvedInput> inputs, IReadOnlyList<EnvironmentVariable> secrets, Func<string, string?> variable)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            if (input.Value is null) paths["MLOPS_IN_" + input.Binding.Name.ToUpperInvariant()] = places.InputPath(input);
        }

        foreach (var output in work.Outputs) paths["MLOPS_OUT_" + output.Name.ToUpperInvariant()] = places.OutputPath(output);
        return Of(work, runtime, places.Scratch, places.StageFilePath, paths, secrets, variable);
    }

    /// <param name="paths">Where inputs and outputs are, by the variables that say so.</param>
    public static ImmutableArray<EnvironmentVariable> Of(
        StageWork work, PreparedRuntime? runtime, string scratch, string stageFile, Dictionary<string, string> paths, IReadOnlyList<EnvironmentVariable> secrets, Func<string, string?> variable)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = variable("PATH") ?? "",
            ["HOME"] = variable("HOME") ?? scratch,
            ["TMPDIR"] = variable("TMPDIR") ?? Path.TrimEndingDirectorySeparator(Path.GetTempPath()),
            ["LANG"] = "C.UTF-8",
            ["TZ"] = "UTC",
        };
        if (runtime is not null)
        {
            environment["PATH"] = string.Join(':', runtime.BinFolders.Items.Append(environment["PATH"]));
            foreach (var (name, value) in runtime.Variables) environment[name] = value;
        }

        foreach (var given in work.Variables) environment[given.Name] = given.Value;
        foreach (var (name, value) in secrets) environment[name] = value;
        foreach (var path in paths) environment[path.Key] = path.Value;
        environment[CommandStart.MarkName] = stageFile;
        var variables = ImmutableArray.CreateBuilder<EnvironmentVariable>(environment.Count);
        foreach (var name in environment.Keys.Order(StringComparer.Ordinal)) variables.Add(new EnvironmentVariable(name, environment[name]));
        return variables.MoveToImmutable();
    }
}
