using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Finds what a pattern that matches nothing was meant to be: the first part of it that fails is held against what is there.</summary>
internal static class GlobHint
{
    public static string? For(string root, string pattern, FileTable files)
    {
        var parts = pattern.Split('/');
        for (var at = 0; at < parts.Length; at++)
        {
            var folder = Path.Join([root, .. parts[..at]]);
            if (GlobSegment.Read(parts[at]).Literal is not null && files.KindOf(Path.Join(folder, parts[at])) != FileKind.Missing) continue;
            var names = files.EntriesOf(folder).Where(entry => at == parts.Length - 1 || entry.Kind == FileKind.Folder).Select(static entry => entry.Name);
            if (parts[at].StartsWith("*.", StringComparison.Ordinal)) names = names.Select(static name => "*" + Path.GetExtension(name)).Where(static name => name.Length > 1);
            return Spelling.Nearest(parts[at], names.Where(name => name != parts[at]).Distinct(StringComparer.Ordinal)) is { } nearest
                ? $"did you mean '{string.Join('/', [.. parts[..at], nearest, .. parts[(at + 1)..]])}'?"
                : null;
        }

        return null;
    }
}
