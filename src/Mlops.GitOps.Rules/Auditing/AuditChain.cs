using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Auditing;

/// <summary>Verdicts in the order in which they were given. Each names the one before by its digest, so none can be changed, left out or put in.</summary>
public static class AuditChain
{
    /// <summary>Returns the entry that follows another.</summary>
    /// <param name="last">The file of the newest entry; null where there is none yet.</param>
    /// <returns>Null where the newest entry can't be read, so that nothing is put after what is broken.</returns>
    public static AuditEntry? Next(string? last, DateTimeOffset at, string workspace, YamlMap verdict, YamlMap? recorded)
    {
        if (last is null) return new AuditEntry(1, null, at, workspace, verdict, recorded);
        return AuditEntry.TryParse(last) is { } before ? new AuditEntry(before.Number + 1, Digest.OfText(last), at, workspace, verdict, recorded) : null;
    }

    /// <summary>Returns everything that is wrong with a chain, in the order of its entries; nothing where it is sound.</summary>
    /// <param name="files">Every file of the chain with its text.</param>
    public static ImmutableArray<AuditProblem> Verify(IEnumerable<(string Path, string Text)> files)
    {
        var problems = ImmutableArray.CreateBuilder<AuditProblem>();
        Digest? previous = null;
        var number = 0L;
        foreach (var (path, text) in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            number++;
            if (ProblemOf(path, text, number, previous) is { } why) problems.Add(new AuditProblem(path, why));
            if (AuditEntry.TryParse(text) is { } read) number = read.Number;
            previous = Digest.OfText(text);
        }

        return problems.ToImmutable();
    }

    private static string? ProblemOf(string path, string text, long number, Digest? previous)
    {
        if (AuditEntry.TryParse(text) is not { } entry) return "it is no entry of the audit";
        if (entry.Path != path) return $"it belongs in '{entry.Path}'";
        if (entry.Number != number) return string.Create(CultureInfo.InvariantCulture, $"it is number {entry.Number}, where {number} was to follow");
        return entry.Previous == previous ? null : "it does not name the digest of the entry before it";
    }
}
