using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Finds the program of a command as <c>execvp</c> does when the command runs at the root of the workspace.</summary>
public static class ProgramFinder
{
    public static FoundProgram Find(string stage, string name, string pathVariable, string root, FileTable files)
    {
        if (name.Length == 0) throw new RunFailure($"stage '{stage}' runs a program without a name", "the first of `command` is the program");
        return TryFind(name, pathVariable, root, files) ?? throw (name.Contains('/', StringComparison.Ordinal)
            ? NotAProgram(stage, name, files.KindOf(Path.GetFullPath(name, root)))
            : new RunFailure($"stage '{stage}' runs '{name}', and there is no such program on PATH", HintFor(name, pathVariable, root, files)));
    }

    /// <summary>Returns the program, or null. Each place where it might have been is asked for, so that one put there later is noticed.</summary>
    public static FoundProgram? TryFind(string name, string pathVariable, string root, FileTable files)
    {
        foreach (var candidate in Candidates(name, pathVariable, root))
        {
            // Also of a file that may not be executed: with its digest the table remembers whether it may.
            if (files.KindOf(candidate) == FileKind.File && files.DigestOf(candidate) is { } digest && ExecuteAccess.IsGranted(candidate))
                return new FoundProgram(candidate, digest);
        }

        return null;
    }

    /// <summary>Returns where a program of this name would stand, in the order in which the places are tried.</summary>
    internal static IEnumerable<string> Candidates(string name, string pathVariable, string root)
    {
        if (name.Contains('/', StringComparison.Ordinal)) return [Path.GetFullPath(name, root)];

        // An empty entry is the current folder, and that is the workspace.
        return pathVariable.Split(':').Select(folder => Path.Join(Path.GetFullPath(folder, root), name));
    }

    private static RunFailure NotAProgram(string stage, string name, FileKind kind) => kind switch
    {
        FileKind.Folder => new RunFailure($"stage '{stage}' runs '{name}', and that is a folder"),
        FileKind.File => new RunFailure($"stage '{stage}' runs '{name}', and that file may not be executed", $"chmod +x {name}"),
        _ => new RunFailure($"stage '{stage}' runs '{name}', and there is no such file in the workspace"),
    };

    private static string? HintFor(string name, string pathVariable, string root, FileTable files)
    {
        if (files.KindOf(Path.Join(root, name)) == FileKind.File) return $"a file of the workspace is run as './{name}'";
        var names = pathVariable.Split(':').Select(folder => Path.GetFullPath(folder, root)).Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder)).Where(ExecuteAccess.IsGranted).Select(static path => Path.GetFileName(path));
        return Spelling.Nearest(name, names.Distinct(StringComparer.Ordinal)) is { } nearest ? $"did you mean '{nearest}'?" : null;
    }
}
