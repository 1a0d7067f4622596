using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Mlops.GitOps.Execution.Keys;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>Says what stages were made with and on then, where that is not what they were made with now.</summary>
internal static class SurroundingChanges
{
    public static ImmutableArray<Reason> Of(Original original, RunReport report, ResultJournal results)
    {
        var changes = ImmutableArray.CreateBuilder<Reason>();
        foreach (var part in original.Platform)
        {
            var now = part.Name == "os" ? RuntimeInformation.RuntimeIdentifier : RuntimeInformation.FrameworkDescription;
            if (part.Value != now) changes.Add(new Reason(part.Name, part.Value, now));
        }

        foreach (var stage in report.Stages)
        {
            var before = original.Stages.FirstOrDefault(one => one.Stage == stage.Stage)?.Parts ?? [];
            if (before.IsEmpty || stage.Key is not { } key || results.Find(key)?.Parts is not { } after) continue;
            AddChanges(stage.Stage, before, after, changes);
        }

        return changes.ToImmutable();
    }

    // What stages read is told with the stages that gave it.
    private static void AddChanges(string stage, ImmutableArray<KeyPart> before, ImmutableArray<KeyPart> after, ImmutableArray<Reason>.Builder changes)
    {
        var names = before.Concat(after).Select(static part => part.Name).Where(static name => !name.StartsWith("in.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var (then, now) = (ValueOf(before, name), ValueOf(after, name));
            if (then == now) continue;
            if (name == "settings")
            {
                var said = ImmutableArray.CreateBuilder<Reason>();
                SettingsChanges.Add(then, now, said);
                foreach (var change in said) changes.Add(change with { What = $"{stage}: {change.What}" });
            }
            else
            {
                changes.Add(new Reason($"{stage}: {name}", then, now));
            }
        }
    }

    private static string? ValueOf(ImmutableArray<KeyPart> parts, string name) => parts.FirstOrDefault(part => part.Name == name)?.Value;
}
