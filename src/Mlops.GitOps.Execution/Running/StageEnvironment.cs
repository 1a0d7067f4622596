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
        StageWork work, PreparedRuntime? runtime, CommandPaths paths, IReadOnlyList<EnvironmentVariable> secrets, Func<string, string?> variable)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = variable("PATH") ?? "",
            ["HOME"] = variable("HOME") ?? paths.Scratch,
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
        foreach (var input in work.Inputs)
        {
            if (input.Source is not MatrixSource && paths.Inputs.TryGetValue(input.Name, out var path)) environment["MLOPS_IN_" + input.Name.ToUpperInvariant()] = path;
        }

        foreach (var output in work.Outputs) environment["MLOPS_OUT_" + output.Name.ToUpperInvariant()] = paths.Outputs[output.Name];
        environment[CommandStart.MarkName] = paths.StageFile;
        var variables = ImmutableArray.CreateBuilder<EnvironmentVariable>(environment.Count);
        foreach (var name in environment.Keys.Order(StringComparer.Ordinal)) variables.Add(new EnvironmentVariable(name, environment[name]));
        return variables.MoveToImmutable();
    }
}
