using System.Collections.Immutable;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>Writes the files of a new workspace, and never over what is there unless told to.</summary>
internal static class WorkspaceWriter
{
    /// <summary>Returns the paths that were written.</summary>
    public static ImmutableArray<string> Write(string folder, ImmutableArray<NewFile> files, bool isForced)
    {
        var present = files.Where(file => Path.Exists(PathOf(folder, file))).Select(static file => file.Path).ToList();
        if (present.Count > 0 && !isForced)
            throw new UserMistake($"these files are already there: {string.Join(", ", present)}", "--force replaces them", ExitStatus.No);
        foreach (var file in files) AtomicFile.Write(PathOf(folder, file), file.Content);
        var written = files.Select(static file => file.Path).ToImmutableArray();
        var ignore = Path.Join(folder, ".gitignore");
        if (Path.Exists(ignore)) return written;

        // Store, runs and logs are never committed, nor are the models of experiments.
        AtomicFile.Write(ignore, ".mlops/\nmlruns/\n"u8);
        return written.Contains(".gitignore") ? written : [".gitignore", .. written];
    }

    private static string PathOf(string folder, NewFile file) => Path.Join(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
}
