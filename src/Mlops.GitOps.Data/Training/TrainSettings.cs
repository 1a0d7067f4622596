using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Training;

/// <summary>What a spec says of a `train` stage.</summary>
/// <param name="With">The settings of the learner, by name.</param>
/// <param name="Columns">What is declared of the columns of the rows.</param>
internal sealed record TrainSettings(string Label, string Learner, JsonElement With, ModelDeclaration Model, ImmutableArray<ColumnDeclaration> Columns, ImmutableArray<string> Times)
{
    public static TrainSettings Of(JsonElement settings)
    {
        if (settings.OptionalText("format") is { } format and not "onnx")
            throw new StageFailure($"Built-in learners write ONNX, and the stage asks for '{format}'.", "Leave out `format`, or train with a command.");
        return new(
            settings.Text("label"),
            settings.Text("learner"),
            settings.TryGetProperty("with", out var with) ? with : default,
            settings.TryGetProperty("model", out var model) ? ModelDeclaration.Of(model) : ModelDeclaration.Unknown,
            settings.TryGetProperty("columns", out var columns) ? ColumnDeclaration.AllOf(columns) : [],
            [.. new[] { settings.OptionalText("event"), settings.OptionalText("known") }.OfType<string>()]);
    }

    /// <summary>Returns the columns to learn from, of those that the rows have.</summary>
    public ImmutableArray<string> InputsOf(IEnumerable<string> columns)
    {
        if (Model.Inputs is { } inputs) return [.. inputs.Select(static input => input.Name)];
        var others = Columns.Where(static column => column.IsKey || column.IsLabel || column.IsProtected).Select(static column => column.Name).Append(Label).Concat(Times);
        return [.. columns.Except(others, StringComparer.Ordinal)];
    }
}
