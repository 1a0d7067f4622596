using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Finds the files of the workspace that the arguments of a command name.</summary>
internal static class NamedFiles
{
    private const int LongestPath = 4096;

    /// <summary>Returns paths relative to the workspace, in the order of the arguments.</summary>
    public static NamedFilesFound In(string root, IEnumerable<string> arguments, FileTable files)
    {
        string? script = null;
        var found = new List<string>();
        var previous = "";
        foreach (var argument in arguments)
        {
            if (FileAt(root, argument, files) is { } path || (previous == "-m" && ModuleOf(root, argument, files) is { } module && (path = module) is not null))
            {
                script ??= path;
                found.Add(path);
            }
            else if (argument.StartsWith('-') && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && FileAt(root, argument[(at + 1)..], files) is { } value)
            {
                found.Add(value);
            }

            previous = argument;
        }

        return new NamedFilesFound(script, found);
    }

    // `python -m steps.clean` names steps/clean.py, or the package of that name.
    private static string? ModuleOf(string root, string module, FileTable files)
    {
        var path = module.Replace('.', '/');
        return FileAt(root, path + ".py", files) ?? FileAt(root, path + "/__main__.py", files);
    }

    private static string? FileAt(string root, string argument, FileTable files)
    {
        // Most arguments are options and numbers, and each one asked about is one more thing that the next run looks at.
        if (argument.Length is 0 or > LongestPath || argument[0] == '-' || argument.AsSpan().IndexOfAny('\0', '\n') >= 0) return null;
        var path = Path.GetFullPath(argument, root);
        if (!path.StartsWith(root + "/", StringComparison.Ordinal)) return null;
        var relative = path[(root.Length + 1)..];
        return relative.Length > 0 && !OwnFiles.IsInOwnFolder(relative) && files.KindOf(path) == FileKind.File ? relative : null;
    }
}
