using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Predicting;

/// <summary>What a spec says of a `predict` stage.</summary>
internal sealed record PredictSettings(ModelDeclaration Model)
{
    public static PredictSettings Of(JsonElement settings) => new(settings.TryGetProperty("model", out var model) ? ModelDeclaration.Of(model) : ModelDeclaration.Unknown);
}
