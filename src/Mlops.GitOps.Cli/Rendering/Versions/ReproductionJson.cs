using System.Text.Json;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Reproducing;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Versions;

/// <summary>Writes what came of making something again.</summary>
internal static class ReproductionJson
{
    public static string Of(Reproduction reproduction) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/reproduction/1");
        json.WriteString("subject", reproduction.Original.Name);
        json.WriteString("pipeline", reproduction.Original.Pipeline);
        json.WriteString("commit", reproduction.Original.Code.Commit);
        json.WriteBoolean("dirty", reproduction.Original.Code.IsDirty);
        json.WriteBoolean("reproduced", reproduction.IsReproduced);
        json.WriteNumber("tolerance", reproduction.Tolerance);
        json.WriteStartArray("notes");
        foreach (var note in reproduction.Notes) json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteStartArray("surroundings");
        foreach (var change in reproduction.Surroundings) Write(json, change);
        json.WriteEndArray();
        json.WriteStartArray("stages");
        foreach (var stage in reproduction.Stages) Write(json, stage);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Reason change)
    {
        json.WriteStartObject();
        json.WriteString("what", change.What);
        if (change.Before is { } before) json.WriteString("before", before);
        if (change.After is { } after) json.WriteString("after", after);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReproducedStage stage)
    {
        json.WriteStartObject();
        json.WriteString("stage", stage.Stage);
        json.WriteString("kind", stage.Kind);
        json.WriteString("outcome", WordOf(stage.Outcome));
        if (stage.Message is { } message) json.WriteString("message", message);
        json.WriteStartArray("outputs");
        foreach (var output in stage.Outputs)
        {
            json.WriteStartObject();
            json.WriteString("name", output.Name);
            json.WriteString("type", output.Type);
            if (output.Before is { } before) json.WriteString("before", before.ToString());
            if (output.After is { } after) json.WriteString("after", after.ToString());
            json.WriteString("outcome", WordOf(output.Outcome));
            if (output.Note is { } note) json.WriteString("note", note);
            json.WriteStartArray("differences");
            foreach (var difference in output.Differences) Write(json, difference);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // An infinite difference is no number of JSON.
    private static void Write(Utf8JsonWriter json, Difference difference)
    {
        json.WriteStartObject();
        json.WriteString("what", difference.What);
        if (difference.Absolute is { } absolute && double.IsFinite(absolute)) json.WriteNumber("absolute", absolute);
        if (difference.Relative is { } relative && double.IsFinite(relative)) json.WriteNumber("relative", relative);
        json.WriteNumber("count", difference.Count);
        json.WriteNumber("of", difference.Of);
        json.WriteEndObject();
    }

    private static string WordOf(OutputOutcome outcome) => outcome switch
    {
        OutputOutcome.Same => "same",
        OutputOutcome.Within => "within",
        OutputOutcome.Different => "different",
        _ => "missing",
    };
}
