using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Data.Validating;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Parts a table: each row goes to one of train, test and validation, in the order it came.</summary>
internal static class SplitStage
{
    public static StageRunner Runner { get; } = new("split", "1", Run);

    public static void Run(StageContext context, CancellationToken stop)
    {
        var settings = SplitSettings.Of(context.Settings);
        using var database = StageDatabase.Open(context);
        using var connection = database.Connect();
        var subject = Subject.Open(connection, ParquetInput.PathOf(context, connection, context.Input("data"), stop), stop);
        var sides = SidesOf(subject, settings, context.Seed);
        Write("train", sides.Train);
        Write("test", sides.Test);
        Write("validation", settings.Validation is null ? null : sides.Validation);

        void Write(string output, string? side)
        {
            if (!context.Outputs.TryGetValue(output, out var place)) return;
            var rows = StageDatabase.Write(connection, $"SELECT {subject.OwnColumns} FROM {subject.Rows} {(side is null ? "LIMIT 0" : $"WHERE {side}")}", place, stop);
            context.TellRows(output, rows);
            context.Log.WriteLine(FormattableString.Invariant($"{output}: {rows} rows."));
            if (rows == 0 && side is not null) context.Log.WriteLine($"warning: {output} is empty.");
        }
    }

    private static Sides SidesOf(Subject subject, SplitSettings settings, long seed) => settings.By switch
    {
        "time" => TimeSplit.Of(subject, settings),
        "hash" => HashSplit.Of(subject, settings, seed),
        "group" => GroupSplit.Of(subject, settings, seed),
        "stratified" => StratifiedSplit.Of(subject, settings, seed),
        var other => throw new StageFailure($"A split can't be by '{other}'.", "Write time, hash, group or stratified."),
    };
}
