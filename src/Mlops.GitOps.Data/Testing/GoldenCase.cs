using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Testing;

/// <summary>Rows that go in and rows that have to come out: lists of them, or paths of files.</summary>
/// <param name="IsUnordered">Whether rows may come out in another order.</param>
internal sealed record GoldenCase(ImmutableSortedDictionary<string, JsonElement> In, ImmutableSortedDictionary<string, JsonElement> Out, bool IsUnordered)
{
    /// <param name="pathOf">Returns where an input of the test is.</param>
    public static GoldenCase Read(JsonElement @case, Func<string, string> pathOf) =>
        new(TablesOf(@case.Item("in"), pathOf), TablesOf(@case.Item("out"), pathOf), @case.Flag("unordered"));

    private static ImmutableSortedDictionary<string, JsonElement> TablesOf(JsonElement map, Func<string, string> pathOf) =>
        map.EnumerateObject().ToImmutableSortedDictionary(static item => item.Name, item => Found(item.Value, pathOf), StringComparer.Ordinal);

    private static JsonElement Found(JsonElement rows, Func<string, string> pathOf) =>
        rows.ValueKind == JsonValueKind.Object ? JsonSerializer.SerializeToElement(pathOf(rows.Item("input").AsText())) : rows;
}
