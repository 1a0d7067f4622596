using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>What a file says of its model, where the graph alone would not tell.</summary>
internal static class ModelDescription
{
    public static string Write(LearnedModel model)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("learner", model.Learner);
            json.WriteString("task", Name(model.Task));
            json.WriteStartObject("output");
            json.WriteString("name", model.Output.Name);
            json.WriteString("form", Name(model.Output.Form));
            if (model.Output.Min is { } min) json.WriteNumber("min", min);
            if (model.Output.Max is { } max) json.WriteNumber("max", max);
            json.WriteEndObject();
            if (model.Classes is { } classes)
            {
                json.WriteString("classesAre", Name(classes.Kind));
                json.WriteStartArray("classes");
                foreach (var name in classes.Names) json.WriteStringValue(name);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Returns the model without its inputs and what was learned.</summary>
    public static LearnedModel Read(string description, ImmutableArray<LearnedInput> inputs, Predictor predictor)
    {
        using var document = JsonDocument.Parse(description);
        var root = document.RootElement;
        var output = root.GetProperty("output");
        return new LearnedModel(
            Text(root, "learner"),
            Enum.Parse<LearningTask>(Text(root, "task"), ignoreCase: true),
            inputs,
            new LearnedOutput(Text(output, "name"), Enum.Parse<OutputForm>(Text(output, "form"), ignoreCase: true), Number(output, "min"), Number(output, "max")),
            ClassesOf(root),
            predictor);
    }

    public static ClassLabels? ClassesOf(string description)
    {
        using var document = JsonDocument.Parse(description);
        return ClassesOf(document.RootElement);
    }

    private static ClassLabels? ClassesOf(JsonElement root) => root.TryGetProperty("classes", out var classes)
        ? new ClassLabels(Enum.Parse<ClassKind>(Text(root, "classesAre"), ignoreCase: true), [.. classes.EnumerateArray().Select(static name => name.GetString() ?? "")])
        : null;

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Text(JsonElement map, string name) => map.GetProperty(name).GetString() ?? "";

    private static double? Number(JsonElement map, string name) => map.TryGetProperty(name, out var number) ? number.GetDouble() : null;
}
