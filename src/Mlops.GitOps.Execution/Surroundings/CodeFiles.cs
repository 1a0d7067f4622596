using System.Collections.Concurrent;
using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Finds the code of the stages of one run. Many stages share theirs, so what was found is kept.</summary>
/// <param name="written">Paths that stages leave copies at by <c>path</c>: results, whoever tracks them.</param>
public sealed class CodeFiles(string root, FileTable files, TrackedFiles tracked, IReadOnlySet<string> written)
{
    private readonly ConcurrentDictionary<string, CodeManifest> known = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> foreignFolders = new(StringComparer.Ordinal);

    /// <summary>Returns what <c>code</c> names or, where a stage has none, what git tracks beside its script; and the files that its command names.</summary>
    /// <param name="globs">What <c>code</c> says, or null.</param>
    /// <param name="arguments">Of the command as they are written; the program itself only where it is a path.</param>
    public CodeManifest Of(string stage, EquatableArray<string>? globs, IEnumerable<string> arguments)
    {
        var named = NamedFiles.In(root, arguments, files);
        var place = globs is { } patterns ? "code:" + string.Join('\0', patterns)
            : named.Script is { } script ? "folder:" + (Path.GetDirectoryName(script) ?? "")
            : "";
        var found = place.Length == 0 ? CodeManifest.None
            : known.GetOrAdd(place, place => globs is { } patterns ? Matching(stage, patterns) : BesideScript(place["folder:".Length..]));
        var more = named.Paths.Where(path => !found.Contains(path) && !written.Contains(path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return more.Count == 0 ? found
            : known.GetOrAdd($"{place}\n{string.Join('\0', more)}", _ => ManifestOf(found.Files.Select(static file => file.Path).Concat(more)));
    }

    private CodeManifest Matching(string stage, EquatableArray<string> patterns)
    {
        var paths = new List<string>();
        foreach (var pattern in patterns)
        {
            var matches = GlobWalk.Files(root, Glob.Parse(pattern), files);
            if (matches.Count == 0) throw new RunFailure($"stage '{stage}' has '{pattern}' in `code`, and no file matches it", GlobHint.For(root, pattern, files));
            var code = matches.Where(IsCode).ToList();
            if (code.Count == 0)
                throw new RunFailure($"stage '{stage}' has '{pattern}' in `code`, and all that matches it is specs, records or results", "`code` names what its command runs or reads");
            paths.AddRange(code);
        }

        return ManifestOf(paths);
    }

    private CodeManifest BesideScript(string folder) =>
        ManifestOf((tracked.Under(folder) is { } list ? list.SelectMany(Followed) : GlobWalk.Files(root, Glob.Under(folder), files)).Where(IsCode));

    // Git tracks a link to a folder as one entry; a script reads through it.
    private IEnumerable<string> Followed(string path)
    {
        var full = Path.Join(root, path);
        return files.DigestOf(full) is null && files.KindOf(full) == FileKind.Folder ? GlobWalk.Files(root, Glob.Under(path), files) : [path];
    }

    private CodeManifest ManifestOf(IEnumerable<string> paths)
    {
        var manifest = ImmutableArray.CreateBuilder<CodeFile>();
        foreach (var path in paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (files.DigestOf(Path.Join(root, path)) is { } digest) manifest.Add(new CodeFile(path, digest));
            else if (path.Contains('\uFFFD', StringComparison.Ordinal))
                throw new RunFailure($"the name of the file '{path}' is not UTF-8, so no key can name it", "rename it, or say in `code` which files count");
        }

        return new CodeManifest(manifest.ToImmutable());
    }

    private bool IsCode(string path) => !OwnFiles.Contains(path) && !written.Contains(path) && !IsInOtherWorkspace(path);

    private bool IsInOtherWorkspace(string path) =>
        Path.GetDirectoryName(path) is { Length: > 0 } folder
        && foreignFolders.GetOrAdd(folder, folder => files.KindOf(Path.Join(root, folder, "mlops.yaml")) == FileKind.File || IsInOtherWorkspace(folder));
}
