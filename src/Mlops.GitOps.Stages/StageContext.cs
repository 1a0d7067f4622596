using System.Collections.Immutable;
using System.Text.Json;

namespace Mlops.GitOps.Stages;

/// <summary>What a stage is told, from the file that <c>MLOPS_STAGE</c> names, and what it tells back.</summary>
public sealed class StageContext
{
    private const string Schema = "mlops/stage/1";

    private readonly SortedDictionary<string, long> rows = new(StringComparer.Ordinal);

    private StageContext(JsonElement file, TextWriter log)
    {
        Log = log;
        Pipeline = Text(file, "pipeline");
        Stage = Text(file, "stage");
        Kind = OptionalText(file, "kind");
        Attempt = file.GetProperty("attempt").GetInt32();
        Seed = file.GetProperty("seed").GetInt64();
        Parameters = file.GetProperty("params");
        Settings = file.TryGetProperty("settings", out var settings) ? settings : default;
        Inputs = InputsOf(file.GetProperty("inputs"));
        Outputs = file.GetProperty("outputs").EnumerateObject().ToImmutableSortedDictionary(
            static item => item.Name, static item => new StageOutput(item.Name, Text(item.Value, "path"), Text(item.Value, "type"), OptionalText(item.Value, "format")), StringComparer.Ordinal);
        Scratch = Text(file, "scratch");
    }

    public string Pipeline { get; }

    /// <summary>The stage's name, and the values of its matrix: <c>train@eu</c>.</summary>
    public string Stage { get; }

    /// <summary>The kind of a stage with a built-in body.</summary>
    public string? Kind { get; }

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt { get; }

    /// <summary>The seed of whatever is left to chance.</summary>
    public long Seed { get; }

    /// <summary>The parameters that the stage names, and no others.</summary>
    public JsonElement Parameters { get; }

    /// <summary>What the spec says of a built-in stage.</summary>
    public JsonElement Settings { get; }

    public ImmutableSortedDictionary<string, StageInput> Inputs { get; }

    public ImmutableSortedDictionary<string, StageOutput> Outputs { get; }

    /// <summary>A folder of its own, gone when the stage ends.</summary>
    public string Scratch { get; }

    /// <summary>What the user may want to read of how it went.</summary>
    public TextWriter Log { get; }

    /// <summary>Runs the command of the stage that a test is of, as a stage file says; null where nobody can.</summary>
    public Func<string, TextWriter, int>? RunTested { get; private init; }

    public static StageContext Read(string path, TextWriter log, Func<string, TextWriter, int>? runTested = null)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var file = document.RootElement.Clone();
            var schema = Text(file, "schema");
            return schema == Schema ? new StageContext(file, log) { RunTested = runTested } : throw new StageFailure($"The stage file '{path}' is of '{schema}', and this version reads '{Schema}'.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or IOException)
        {
            throw new StageFailure($"The stage file '{path}' can't be read: {exception.Message}", inner: exception);
        }
    }

    public StageInput Input(string name) => Inputs.TryGetValue(name, out var input) ? input : throw new StageFailure($"Stage '{Stage}' was given no input '{name}'.");

    public StageOutput Output(string name) => Outputs.TryGetValue(name, out var output) ? output : throw new StageFailure($"Stage '{Stage}' was asked for no output '{name}'.");

    /// <summary>Notes how many rows an output has, for whoever lists artifacts.</summary>
    public void TellRows(string output, long count) => rows[Output(output).Name] = count;

    /// <summary>Writes what was noted where the runner looks for it.</summary>
    public void Finish()
    {
        using var stream = File.Create(Path.Join(Scratch, "outputs.json"));
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        foreach (var (output, count) in rows)
        {
            json.WriteStartObject(output);
            json.WriteNumber("rows", count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // The tables of a matrix stand one level deeper, by the value of each.
    private static ImmutableSortedDictionary<string, StageInput> InputsOf(JsonElement inputs)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, StageInput>(StringComparer.Ordinal);
        foreach (var item in inputs.EnumerateObject())
        {
            if (item.Value.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.String) Add(item.Name, item.Value);
            else foreach (var value in item.Value.EnumerateObject()) Add($"{item.Name}.{value.Name}", value.Value);
        }

        return all.ToImmutable();

        void Add(string name, JsonElement input) => all.Add(name, new StageInput(name, Text(input, "path"), Text(input, "digest"), Text(input, "type"), OptionalText(input, "format")));
    }

    private static string Text(JsonElement map, string name) => map.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null.");

    private static string? OptionalText(JsonElement map, string name) => map.TryGetProperty(name, out var value) ? value.GetString() : null;
}
