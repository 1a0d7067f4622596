using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core;

/// <summary>Finds files that are one where case is ignored and two where it is not.</summary>
internal static class AmbiguousPaths
{
    public static void Report(ImmutableArray<ParsedFile> files, DiagnosticBag diagnostics)
    {
        var first = new Dictionary<string, ParsedFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            if (first.TryAdd(file.Path, file)) continue;
            var source = file.Document.File;
            var firstLine = new SourceSpan(source, 0, source.LineAt(1).Length);
            diagnostics.Report(Catalog.AmbiguousPath, firstLine, first[file.Path].Path);
        }
    }
}
