using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Data.Learning;

/// <summary>The classes that a model tells apart, in their order: false before true, numbers by size, texts ordinally. Of two the second is the one whose probability is told.</summary>
public sealed record ClassLabels(ClassKind Kind, ImmutableArray<string> Names)
{
    public int Count => Names.Length;

    public ImmutableArray<long> Numbers => [.. Names.Select(static name => long.Parse(name, CultureInfo.InvariantCulture))];

    public ImmutableArray<bool> Flags => [.. Names.Select(static name => name == "true")];
}
