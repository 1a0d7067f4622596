using System.Collections.Immutable;
using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>A version of a feature view as a spec declares it.</summary>
/// <param name="Key">The column of its entity.</param>
/// <param name="Input">The input of the stage that the dataset's rows come in by.</param>
/// <param name="TtlSeconds">How old a row may be and still count; null where any may.</param>
public sealed record ViewDeclaration(
    string Name, int Version, string Key, string Input, DatasetDeclaration Dataset, double? TtlSeconds, ImmutableArray<ValueDeclaration> Values)
{
    public string FullName => FormattableString.Invariant($"{Name}@{Version}");

    public static ViewDeclaration Of(JsonElement view) => new(
        view.Text("name"),
        view.Item("version").GetInt32(),
        view.Text("key"),
        view.Text("input"),
        DatasetDeclaration.Of(view.Item("dataset")),
        view.TryGetProperty("ttl", out var ttl) ? ttl.GetDouble() : null,
        [.. view.Item("values").EnumerateArray().Select(ValueDeclaration.Of)]);
}
