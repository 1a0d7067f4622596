using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>What a spec says of a features stage.</summary>
/// <param name="Event">The column of the labels that says as of when their features are.</param>
/// <param name="Columns">The columns of the labels.</param>
internal sealed record FeaturesSettings(string Event, ImmutableArray<ColumnDeclaration> Columns, ImmutableArray<ViewDeclaration> Views)
{
    public static FeaturesSettings Of(JsonElement settings)
    {
        try
        {
            return new FeaturesSettings(
                settings.Text("event"), ColumnDeclaration.AllOf(settings.GetProperty("columns")), [.. settings.GetProperty("views").EnumerateArray().Select(ViewDeclaration.Of)]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StageFailure($"The settings of the stage can't be read: {exception.Message}", inner: exception);
        }
    }
}
