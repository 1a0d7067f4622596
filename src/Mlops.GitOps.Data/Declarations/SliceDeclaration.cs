using System.Collections.Immutable;
using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>A slice as a spec declares it: the values of a column, bins of it, or the combination of other slices.</summary>
/// <param name="LeastRows">The smallest group that counts.</param>
/// <param name="IsAsked">Whether it is to be told, or only combined with others.</param>
public sealed record SliceDeclaration(string Name, string? Column, ImmutableArray<double>? Bins, ImmutableArray<string> Combines, int LeastRows, bool IsAsked)
{
    internal static SliceDeclaration Of(JsonElement slice) => new(
        slice.Text("name"),
        slice.OptionalText("column"),
        slice.TryGetProperty("bins", out var bins) ? [.. bins.EnumerateArray().Select(static bound => bound.GetDouble())] : null,
        slice.TryGetProperty("combines", out var parts) ? [.. parts.EnumerateArray().Select(static part => part.AsText())] : [],
        slice.Item("minGroup").GetInt32(),
        slice.Flag("isAsked"));
}
