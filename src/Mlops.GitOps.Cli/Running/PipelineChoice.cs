using System.Collections.Immutable;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Running;

/// <summary>Which pipelines a command is about. A name that is given is believed here; whoever compiles finds out.</summary>
internal static class PipelineChoice
{
    /// <summary>Returns the names of pipelines; null where the specs have errors, which were shown.</summary>
    /// <param name="known">Returns the only pipeline's name where that is known without compiling.</param>
    public static ImmutableArray<string>? Choose(string command, string? given, bool isAll, Func<string?> known, Func<LoadedWorkspace?> compile)
    {
        if (given is not null) return [given];
        if (!isAll && known() is { } only) return [only];
        if (compile() is not { } workspace) return null;
        ImmutableArray<string> names = [.. workspace.Compilation.Model.Pipelines.Select(static pipeline => pipeline.Name)];
        if (names.IsEmpty) throw new UserMistake("no spec of this workspace declares a pipeline");
        if (isAll || names.Length == 1) return names;
        var hint = command == "run" ? $"mlops run {names[0]}, or mlops run --all" : $"mlops {command} {names[0]}";
        throw new UserMistake($"there are several pipelines: {string.Join(", ", names)}", hint);
    }

    public static UserMistake Unknown(string given, IEnumerable<string> names)
    {
        var hint = Spelling.Nearest(given, names) is { } nearest ? $"did you mean '{nearest}'?"
            : names.Any() ? $"there are {string.Join(", ", names)}"
            : "no spec of this workspace declares one";
        return new UserMistake($"there is no pipeline '{given}'", hint);
    }
}
