using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Testing;

/// <summary>Rows that go in and rows that have to come out: lists of them, or paths of files.</summary>
/// <param name="IsUnordered">Whether rows may come out in another order.</param>
internal sealed record GoldenCase(ImmutableSortedDictionary<string, JsonElement> In, ImmutableSortedDictionary<string, JsonElement> Out, bool IsUnordered)
{
    public static GoldenCase Read(JsonElement @case) => new(
        TablesOf(@case.Item("in")), TablesOf(@case.Item("out")), @case.Flag("unordered"));

    private static ImmutableSortedDictionary<string, JsonElement> TablesOf(JsonElement map) =>
        map.EnumerateObject().ToImmutableSortedDictionary(static item => item.Name, static item => item.Value, StringComparer.Ordinal);
}
