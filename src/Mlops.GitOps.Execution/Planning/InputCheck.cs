using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>Looks at all files that stages read from the workspace before any stage starts: side by side, and none may be missing.</summary>
internal static class InputCheck
{
    public static void Run(string root, StageGraph graph, LoweredPipeline pipeline, bool isSample, FileTable files)
    {
        var asked = Asked(graph, pipeline, isSample);
        files.DigestsOf([.. asked.Keys.Select(path => Path.Join(root, path))]);
        var missing = ImmutableArray.CreateBuilder<MissingInput>();
        foreach (var (path, input) in asked)
        {
            if (!IsThere(path, input, root, files)) missing.Add(new MissingInput(input.Stage, input.Binding.Name, path, NearestTo(path, root, files)));
        }

        if (missing.Count > 0) throw new MissingInputs(missing.ToImmutable());
    }

    /// <summary>Returns every path that stages read, and the first input that names it.</summary>
    private static Dictionary<string, StageInput> Asked(StageGraph graph, LoweredPipeline pipeline, bool isSample)
    {
        var paths = new Dictionary<string, StageInput>(StringComparer.Ordinal);
        foreach (var operation in graph.Operations)
        {
            if (!operation.Work.IsWanted) continue;
            foreach (var input in operation.Work.Inputs)
            {
                if (PathOf(input, pipeline, isSample) is { } path) paths.TryAdd(path, new StageInput(operation.Id, input));
            }
        }

        return paths;
    }

    // Only a dataset may be a glob.
    private static bool IsThere(string path, StageInput input, string root, FileTable files) =>
        files.KindOf(Path.Join(root, path)) != FileKind.Missing
        || (input.Binding.Source is DatasetSource && GlobWalk.Files(root, Glob.Parse(path), files).Count > 0);

    private static string? NearestTo(string path, string root, FileTable files)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        return Spelling.Nearest(Path.GetFileName(path), files.EntriesOf(Path.Join(root, folder)).Select(static entry => entry.Name)) is { } name ? Path.Join(folder, name) : null;
    }

    private static string? PathOf(InputBinding input, LoweredPipeline pipeline, bool isSample)
    {
        if (input.Source is WorkspaceSource workspace) return workspace.Path;
        if (input.Source is not DatasetSource named) return null;
        foreach (var dataset in pipeline.Datasets)
        {
            if (dataset.Name == named.Dataset) return dataset.PathFor(isSample);
        }

        return null;
    }

    private sealed record StageInput(string Stage, InputBinding Binding);
}
