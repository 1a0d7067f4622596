using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Features;

/// <summary>What a spec says of a features stage.</summary>
/// <param name="Event">The column of the labels that says as of when their features are.</param>
/// <param name="Columns">The columns of the labels.</param>
internal sealed record FeaturesSettings(string Event, ImmutableArray<ColumnDeclaration> Columns, ImmutableArray<ViewDeclaration> Views)
{
    public static FeaturesSettings Of(JsonElement settings) => new(
        settings.Text("event"), ColumnDeclaration.AllOf(settings.Item("columns")), [.. settings.Item("views").EnumerateArray().Select(ViewDeclaration.Of)]);
}
