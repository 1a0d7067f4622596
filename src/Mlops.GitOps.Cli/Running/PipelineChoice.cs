using System.Collections.Immutable;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Running;

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
        throw Several(command, names);
    }

    /// <summary>Runs a command, and once more where the pipeline that was known as the only one has gone meanwhile.</summary>
    public static int Again(Func<int> command, Func<string> root)
    {
        try
        {
            return command();
        }
        catch (PipelineGone gone)
        {
            File.Delete(RunPlaces.IndexOf(root(), gone.Name));
            return command();
        }
    }

    public static UserMistake Several(string command, IEnumerable<string> names)
    {
        var hint = command == "run" ? $"mlops run {names.First()}, or mlops run --all" : $"mlops {command} {names.First()}";
        return new UserMistake($"there are several pipelines: {string.Join(", ", names)}", hint);
    }

    public static UserMistake Unknown(string given, IEnumerable<string> names)
    {
        var hint = Spelling.Nearest(given, names) is { } nearest ? $"did you mean '{nearest}'?"
            : names.Any() ? $"there are {string.Join(", ", names)}"
            : "no spec of this workspace declares one";
        return new UserMistake($"there is no pipeline '{given}'", hint);
    }
}
