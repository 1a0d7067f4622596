using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Parts rows for training from rows for judging.</summary>
internal static class SplitKind
{
    private static readonly Shape FractionOrDate = Either(Fraction, Words.Timestamp);

    public static readonly StageKind Kind = new("split", "Parts rows for training from rows for judging.",
    [
        Required("data", StageFields.Input, "The rows."),
        Required("by", OneOf("time", "hash", "group", "stratified"), "What decides where a row goes."),
        Optional("column", Words.ColumnName, "The column of the groups, the classes, the time or the hash."),
        Required("test", FractionOrDate, "The share of the test rows, or the day they start."),
        Optional("validation", FractionOrDate, "The share of the validation rows, or the day they start."),
        Optional("seed", Int(), "The seed of what is left to chance."),
    ],
    ["train", "test", "validation"],
    static stage =>
    {
        var rows = stage.Table("data");
        var by = stage.Text("by")?.Value;
        if (stage.Text("column") is { } column) stage.Column(rows, column);
        else if (by is "group" or "stratified") stage.ReportMissing("column");
        else if (by == "time" && rows is { IsOpen: false, EventColumn: null, HasUnreadableTimes: false }) stage.ReportMissing("column");
        return [new("train", rows), new("test", rows), new("validation", rows)];
    })
    { Declare = static scope => [("event", scope.EventColumn("data")), ("columns", scope.Columns("data"))] };
}
