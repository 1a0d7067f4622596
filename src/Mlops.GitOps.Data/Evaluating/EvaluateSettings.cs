using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Evaluating;

/// <summary>What a spec says of an `evaluate` stage.</summary>
/// <param name="Champions">What the model is compared with: the environment, the bundle that runs there and the input with its file.</param>
internal sealed record EvaluateSettings(string Label, JudgedDeclaration Judged, ModelDeclaration Model, ImmutableArray<(string Environment, string Bundle, string Input)> Champions)
{
    public static EvaluateSettings Of(JsonElement settings) => new(
        settings.OptionalText("label") ?? throw new StageFailure("Nobody says which column holds the truth.", "Write `label:`, or mark the column `label: true` in its dataset."),
        settings.TryGetProperty("judged", out var judged) ? JudgedDeclaration.Of(judged)
            : throw new StageFailure("Nobody declares how this model is measured.", "Declare it under `models` and name it in a `register` stage that takes these metrics."),
        settings.TryGetProperty("model", out var model) ? ModelDeclaration.Of(model) : ModelDeclaration.Unknown,
        settings.TryGetProperty("champions", out var champions)
            ? [.. champions.EnumerateArray().Select(static champion => (champion.Text("environment"), champion.Text("bundle"), champion.Text("input")))]
            : []);
}
