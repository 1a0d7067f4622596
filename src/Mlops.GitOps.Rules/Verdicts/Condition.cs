namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Something that must hold of every change.</summary>
/// <param name="Reasons">Returns why it does not; nothing where it does.</param>
internal sealed record Condition(Func<Hearing, IEnumerable<Reason>> Reasons)
{
    /// <summary>Whether it looks at what merging would leave, and so has nothing to say where there are conflicts.</summary>
    public bool IsOfMerge { get; init; } = true;
}
