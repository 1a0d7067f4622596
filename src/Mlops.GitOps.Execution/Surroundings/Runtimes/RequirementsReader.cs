using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Reads which files a <c>requirements.txt</c> depends on: those it includes, and packages that lie in the workspace.</summary>
internal sealed class RequirementsReader
{
    private static readonly string[] Includes = ["-r", "--requirement", "-c", "--constraint"];

    private static readonly string[] Editables = ["-e", "--editable"];

    private readonly PythonContext context;

    private readonly SortedDictionary<string, Digest> seen = new(StringComparer.Ordinal);

    private bool hasPackages;

    private bool hasHashes;

    private RequirementsReader(PythonContext context) => this.context = context;

    public static PackageLock Read(string path, Digest digest, PythonContext context)
    {
        var reader = new RequirementsReader(context);
        reader.Include(path);
        var whole = reader.seen.Count == 1 ? digest : new CodeManifest([.. reader.seen.Select(static file => new CodeFile(file.Key, file.Value))]).Digest;
        return new PackageLock(LockKind.Requirements, path, whole, reader.hasPackages, reader.hasHashes);
    }

    private void Include(string path)
    {
        if (!Add(path)) return;
        foreach (var line in LogicalLines(path))
        {
            hasHashes |= line.Contains("--hash=", StringComparison.Ordinal);
            if (OptionOf(line, Includes) is { } included)
            {
                Include(Path.GetFullPath(included, Path.GetDirectoryName(path) ?? "/"));
            }
            else if (OptionOf(line, Editables) is { } editable)
            {
                hasPackages = true;

                // Its sources are used where they are; what is installed is what its project file says.
                foreach (var name in (ReadOnlySpan<string>)["pyproject.toml", "setup.py", "setup.cfg"]) Add(Path.Join(FullPathOf(editable, path), name));
            }
            else if (!line.StartsWith('-'))
            {
                hasPackages = true;
                AddLocal(line, path);
            }
        }
    }

    private void AddLocal(string line, string from)
    {
        var word = line.Split([' ', ';'], 2)[0];
        if (word.IndexOf('/', StringComparison.Ordinal) < 0 || word.Contains("://", StringComparison.Ordinal)) return;
        var path = FullPathOf(word, from);
        if (Add(path) || context.Files.KindOf(path) != Files.FileKind.Folder) return;
        if (!path.StartsWith(context.Root + "/", StringComparison.Ordinal))
            throw new RunFailure($"'{Path.GetFileName(from)}' requires the folder '{word}' outside the workspace, where no change would be noticed", "build a wheel of it and require that");
        foreach (var file in GlobWalk.Files(context.Root, Glob.Under(path[(context.Root.Length + 1)..]), context.Files))
            if (!IsBuilt(file)) Add(Path.Join(context.Root, file));
    }

    // Building a package leaves these in its folder.
    private static bool IsBuilt(string path) =>
        path.Contains("/build/", StringComparison.Ordinal) || path.Contains("/dist/", StringComparison.Ordinal) || path.Contains(".egg-info/", StringComparison.Ordinal);

    private static string FullPathOf(string path, string from) => Path.GetFullPath(path.Split('[')[0], Path.GetDirectoryName(from) ?? "/");

    private bool Add(string path) =>
        context.Files.DigestOf(path) is { } digest && seen.TryAdd(path.StartsWith(context.Root + "/", StringComparison.Ordinal) ? path[(context.Root.Length + 1)..] : path, digest);

    private static string? OptionOf(string line, string[] names)
    {
        foreach (var name in names)
        {
            if (!line.StartsWith(name, StringComparison.Ordinal)) continue;
            var rest = line[name.Length..];
            if (name.Length == 2 || rest.StartsWith('=') || rest.StartsWith(' ')) return rest.TrimStart('=', ' ').Split(' ')[0];
        }

        return null;
    }

    private static IEnumerable<string> LogicalLines(string path)
    {
        var joined = "";
        foreach (var line in File.ReadLines(path))
        {
            if (line.EndsWith('\\'))
            {
                joined += line[..^1] + " ";
                continue;
            }

            var whole = joined + line;
            joined = "";
            var comment = whole.StartsWith('#') ? 0 : whole.IndexOf(" #", StringComparison.Ordinal);
            var text = (comment < 0 ? whole : whole[..comment]).Trim();
            if (text.Length > 0) yield return text;
        }

        if (joined.Trim().Length > 0) yield return joined.Trim();
    }
}
