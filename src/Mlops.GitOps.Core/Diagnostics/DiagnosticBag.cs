using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Diagnostics;

/// <summary>Collects what the phases report. A phase reports, returns a stand-in and goes on.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> diagnostics = [];

    public int Count => diagnostics.Count;

    public bool HasErrors => diagnostics.Exists(static diagnostic => diagnostic.Severity == Severity.Error);

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, params string[] arguments) =>
        Report(descriptor, span, arguments, suggestion: null);

    /// <summary>Reports with whatever helps the reader: the nearest name, other places, edits.</summary>
    public void Report(
        DiagnosticDescriptor descriptor,
        SourceSpan span,
        IReadOnlyList<string> arguments,
        string? suggestion = null,
        IEnumerable<RelatedLocation>? related = null,
        IEnumerable<Fix>? fixes = null,
        Severity? severity = null)
    {
        var allFixes = (fixes ?? []).ToList();
        if (suggestion is not null && allFixes.Count == 0) allFixes.Add(Fix.Replace($"Change to '{suggestion}'", span, suggestion));
        diagnostics.Add(new Diagnostic(
            descriptor,
            severity ?? descriptor.Severity,
            span.ToLocation(),
            arguments.ToEquatableArray(),
            suggestion,
            (related ?? []).ToEquatableArray(),
            allFixes.ToEquatableArray()));
    }

    public void Add(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    public void AddRange(IEnumerable<Diagnostic> others) => diagnostics.AddRange(others);

    /// <summary>Returns what was reported by file, line, column and code. What two readers of one place report alike is reported once.</summary>
    public ImmutableArray<Diagnostic> ToSorted() =>
    diagnostics.Count == 0 ? [] :
    [
        .. diagnostics
            .GroupBy(static d => (d.Code, d.Location, d.Message))
            .Select(static same => same.First())
            .OrderBy(static d => d.Location.Path, StringComparer.Ordinal)
            .ThenBy(static d => d.Location.Start)
            .ThenBy(static d => d.Code, StringComparer.Ordinal)
            .ThenBy(static d => d.Location.End)
            .ThenBy(static d => d.Message, StringComparer.Ordinal),
    ];
}
