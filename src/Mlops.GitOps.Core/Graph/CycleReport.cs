using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Graph;

/// <summary>Reports a cycle once, at its first member by file and line, naming and showing all of them.</summary>
internal static class CycleReport
{
    public static void Report(string subjects, ImmutableArray<Spanned<string>> members, DiagnosticBag diagnostics)
    {
        var first = Enumerable.Range(0, members.Length).OrderBy(i => members[i].Span.ToLocation()).First();
        var inOrder = members.Skip(first).Concat(members.Take(first)).ToList();
        var path = string.Join(" → ", inOrder.Append(inOrder[0]).Select(static member => member.Value));
        var related = inOrder.Select((member, i) =>
            new RelatedLocation($"'{member.Value}' needs '{inOrder[(i + 1) % inOrder.Count].Value}'", member.Span.ToLocation()));
        diagnostics.Report(Catalog.DependencyCycle, inOrder[0].Span, [subjects, path], related: related);
    }
}
