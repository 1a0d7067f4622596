using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Writes what is stale and why as JSON, in the three states of the contract.</summary>
internal static class StatusJson
{
    public static string Of(string pipeline, ImmutableArray<StageStatus> stages) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/status/1");
        json.WriteString("pipeline", pipeline);
        json.WriteStartArray("stages");
        foreach (var stage in stages) Write(json, stage);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, StageStatus stage)
    {
        json.WriteStartObject();
        json.WriteString("name", stage.Stage);
        json.WriteString("state", stage.State switch { StageState.Stale => "stale", StageState.Blocked => "blocked", _ => "fresh" });
        StageReportJson.WriteReasons(json, BecauseOf(stage));
        json.WriteEndObject();
    }

    // There is nothing to do for a stage that is skipped or that waits, so it is fresh; why it has no results stands beside it.
    private static ImmutableArray<Reason> BecauseOf(StageStatus stage) => stage.State switch
    {
        StageState.Skipped when stage.Because.IsEmpty => [new Reason("skipped: its condition does not hold")],
        StageState.Waits when stage.Because.IsEmpty => [new Reason("waits: it happens by a promotion")],
        StageState.Skipped => [.. stage.Because.Select(static reason => reason with { What = $"skipped: {reason.What}" })],
        StageState.Waits => [.. stage.Because.Select(static reason => reason with { What = $"waits: {reason.What}" })],
        _ => stage.Because,
    };
}
