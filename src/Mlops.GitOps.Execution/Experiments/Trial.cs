using System.Collections.Immutable;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>One run of a sweep: a combination of values, and which of its replicates.</summary>
/// <param name="Replicate">From 1. The first has the seed that the spec says.</param>
/// <param name="Sets">What differs from the spec, as <c>--set</c> takes it.</param>
/// <param name="Params">Every parameter of the pipeline as this run sees it.</param>
public sealed record Trial(int Number, ImmutableArray<SweptValue> Values, int Replicate, long Seed, ImmutableArray<string> Sets, ImmutableSortedDictionary<string, string> Params)
{
    /// <summary>What all replicates of a combination have in common: <c>trees=100 learning_rate=0.05</c>.</summary>
    public string Configuration => NameOf(Values);

    public string Name => FormattableString.Invariant($"{Configuration} #{Replicate}");

    public static string NameOf(ImmutableArray<SweptValue> values) => values.IsEmpty ? "as it is" : string.Join(' ', values.Select(static value => $"{value.Parameter}={value.Text}"));
}
