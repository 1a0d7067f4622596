using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>A slice as a spec declares it: the values of a column, bins of it, or the combination of other slices.</summary>
/// <param name="Levels">The values that the dataset of the column names.</param>
/// <param name="LeastRows">The smallest group that counts.</param>
/// <param name="IsAsked">Whether it is to be told, or only combined with others.</param>
public sealed record SliceDeclaration(
    string Name, string? Column, ImmutableArray<double>? Bins, ImmutableArray<string> Levels, ImmutableArray<string> Combines, int LeastRows, bool IsAsked)
{
    /// <summary>The groups that the specs name. Of a combination nobody has said that each group must be there.</summary>
    public ImmutableArray<string> Groups => Bins is { } bins ? SliceRule.GroupsOf(bins) : Levels;

    internal static SliceDeclaration Of(JsonElement slice) => new(
        slice.Text("name"),
        slice.OptionalText("column"),
        slice.TryGetProperty("bins", out var bins) ? [.. bins.EnumerateArray().Select(static bound => bound.GetDouble())] : null,
        TextsOf(slice, "levels"),
        TextsOf(slice, "combines"),
        slice.Item("minGroup").GetInt32(),
        slice.Flag("isAsked"));

    private static ImmutableArray<string> TextsOf(JsonElement slice, string name) =>
        slice.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(static text => text.AsText())] : [];
}
