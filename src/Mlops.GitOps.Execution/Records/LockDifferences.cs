using System.Collections.Immutable;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Records;

/// <summary>Says in sentences how one lock differs from another.</summary>
internal static class LockDifferences
{
    public static ImmutableArray<string> Between(LockFile? before, LockFile after)
    {
        if (before is null) return [$"There is no lock of pipeline '{after.Pipeline}' yet."];
        var sentences = ImmutableArray.CreateBuilder<string>();
        Compare(before.Data, after.Data, static data => data.Name, "Dataset", static (old, now) => Explain(old, now), sentences);
        Compare(before.Stages, after.Stages, static stage => stage.Name, "Stage", static (old, now) => Explain(old, now), sentences);
        return sentences.DrainToImmutable();
    }

    private static void Compare<T>(
        ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> nameOf, string what, Func<T, T, string?> explain, ImmutableArray<string>.Builder sentences)
    {
        var old = before.ToDictionary(nameOf, StringComparer.Ordinal);
        foreach (var item in after.OrderBy(nameOf, StringComparer.Ordinal))
        {
            var why = old.Remove(nameOf(item), out var earlier) ? explain(earlier, item) : "is not in the lock";
            if (why is not null) sentences.Add($"{what} '{nameOf(item)}' {why}.");
        }

        foreach (var name in old.Keys.Order(StringComparer.Ordinal)) sentences.Add($"{what} '{name}' is in the lock and no longer in the pipeline.");
    }

    private static string? Explain(NamedArtifact before, NamedArtifact after) =>
        before.Artifact == after.Artifact ? null
        : before.Artifact.Digest == after.Artifact.Digest ? "is described otherwise in the lock"
        : $"changed: {Short(before.Artifact.Digest.Hex)} → {Short(after.Artifact.Digest.Hex)}";

    private static string? Explain(LockedStage before, LockedStage after)
    {
        if (before.Equals(after)) return null;
        var changed = new List<string>();
        foreach (var output in after.Outputs)
        {
            if (!before.Outputs.Contains(output)) changed.Add($"'{output.Name}'");
        }

        var outputs = changed.Count == 0 ? "" : $" {string.Join(", ", changed)}";
        if (before.Key == after.Key) return changed.Count == 0 ? "no longer gives all that is in the lock" : $"gave another{outputs} from the same inputs";
        return changed.Count == 0 ? "has another key and gave the same" : $"has another key and gave another{outputs}";
    }

    private static string Short(string hex) => hex[..12];
}
