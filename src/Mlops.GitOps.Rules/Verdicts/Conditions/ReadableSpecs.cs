using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>parse: what merging would leave can be read, and speaks of nothing that is not there.</summary>
internal static class ReadableSpecs
{
    private const int MostListed = 20;

    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        // What was wrong before is for whoever repairs it; a promotion rests on all of it.
        var known = hearing.Promotes ? [] : hearing.Change.Policy.Compilation.Diagnostics.Select(Subject).ToHashSet();
        return (hearing.Change.Merged?.Compilation.Diagnostics ?? [])
            .Where(diagnostic => IsOfReading(diagnostic) && !known.Contains(Subject(diagnostic)))
            .Take(MostListed)
            .Select(static diagnostic => new Reason(ReasonCodes.Parse, $"{diagnostic.Descriptor.Code} {diagnostic.Message}", "run `mlops validate` and repair what it shows", diagnostic.Location));
    }

    // Policies, pins of unknown versions and paths have reasons of their own.
    private static bool IsOfReading(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Error && diagnostic.Descriptor != Catalog.AmbiguousPath && string.CompareOrdinal(diagnostic.Descriptor.Code, "MLG6") < 0;

    private static (string, string, string) Subject(Diagnostic diagnostic) => (diagnostic.Descriptor.Code, diagnostic.Location.Path, diagnostic.Message);
}
