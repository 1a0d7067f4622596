using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>What a spec says of a `split` stage.</summary>
internal sealed record SplitSettings(string By, string? Column, Share Test, Share? Validation, string? Event, ImmutableArray<ColumnDeclaration> Columns)
{
    public static SplitSettings Of(JsonElement settings)
    {
        var test = Share.Of("test", settings.Item("test"));
        Share? validation = settings.TryGetProperty("validation", out var said) && said.ValueKind != JsonValueKind.Null ? Share.Of("validation", said) : null;
        if ((test.Fraction ?? 0) + (validation?.Fraction ?? 0) >= 1) throw new StageFailure("'test' and 'validation' leave nothing to train on.", "Let them come to less than 1.");
        return new(settings.Text("by"), settings.OptionalText("column"), test, validation, settings.OptionalText("event"),
            settings.TryGetProperty("columns", out var columns) ? ColumnDeclaration.AllOf(columns) : []);
    }

    public string? FirstLabel => Columns.FirstOrDefault(static column => column.IsLabel)?.Name;
}
