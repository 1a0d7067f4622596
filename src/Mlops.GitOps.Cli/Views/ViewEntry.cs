using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;

namespace Mlops.GitOps.Cli.Views;

/// <summary>A version of a feature view as it is shown.</summary>
/// <param name="Ttl">As it is written, like every duration here.</param>
/// <param name="Refresh">How often its online values are made anew, where that is said.</param>
/// <param name="Owner">Its own, or that of its dataset.</param>
internal sealed record ViewEntry(string Name, int Version, string Entity, string Key, DatasetSymbol? Dataset, string? Ttl, bool IsOnline, string? Refresh, string? Owner, string? Description)
{
    public required bool IsHighest { get; init; }

    public required ImmutableArray<ViewEntryValue> Values { get; init; }

    public required ImmutableArray<ViewUse> Uses { get; init; }

    public string FullName => FormattableString.Invariant($"{Name}@{Version}");

    public string From => Dataset?.Name ?? "";

    public string Online => !IsOnline ? "not online" : Refresh is null ? "online" : $"online every {Refresh}";
}
