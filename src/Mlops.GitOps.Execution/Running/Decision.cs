using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What a stage that decides has answered: <c>{"schema": "mlops/decision/1", "answer": false, "because": "…"}</c>.</summary>
internal sealed record Decision(bool IsYes, string Because)
{
    public static Decision Read(LocalStore store, ImmutableArray<NamedArtifact> outputs)
    {
        foreach (var output in outputs)
        {
            if (output.Name == "decision") return Parse(File.ReadAllBytes(store.PathOf(output.Artifact.Digest)));
        }

        throw new RunFailure("it gave no decision");
    }

    public static Decision Parse(byte[] json)
    {
        try
        {
            using var report = JsonDocument.Parse(json);
            if (report.RootElement.ValueKind == JsonValueKind.Object
                && report.RootElement.TryGetProperty("answer", out var answer)
                && answer.ValueKind is JsonValueKind.True or JsonValueKind.False)
            {
                var because = report.RootElement.TryGetProperty("because", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
                return new Decision(answer.GetBoolean(), (because ?? (answer.GetBoolean() ? "yes" : "no")) + ValuesOf(report.RootElement));
            }
        }
        catch (JsonException exception)
        {
            throw new RunFailure($"its decision is not JSON: {exception.Message}");
        }

        throw new RunFailure("its decision does not say its answer", "write {\"schema\": \"mlops/decision/1\", \"answer\": true, \"because\": \"…\"}");
    }

    private static string ValuesOf(JsonElement report)
    {
        if (!report.TryGetProperty("values", out var values) || values.ValueKind != JsonValueKind.Object) return "";
        var shown = string.Join(", ", values.EnumerateObject().Select(static value => $"{value.Name} {value.Value}"));
        return shown.Length == 0 ? "" : $" ({shown})";
    }
}
