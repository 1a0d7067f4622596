using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Parts a table: each row goes to one of train, test and validation, in the order it came. One scan says where each row goes, and one
/// for each side writes its rows.</summary>
internal static class SplitStage
{
    public static StageRunner Runner { get; } = new("split", "1", static (context, stop) => Run(context, Environment.ProcessorCount, stop));

    public static void Run(StageContext context, int threads, CancellationToken stop)
    {
        var settings = SplitSettings.Of(context.Settings);
        using var database = StageDatabase.Open(context, threads);
        using var connection = database.Connect();
        var subject = Subject.Open(connection, ParquetInput.PathOf(context, connection, context.Input("data"), stop), stop);
        using var sides = new RowSides(context.Scratch, subject.Count());
        var task = new SplitTask(subject, settings, context.Seed, context.Scratch, sides);
        Place(task);
        var counts = SideWriter.Write(database, context, task);
        for (var side = Side.Train; side <= Side.Validation; side++)
        {
            if (counts[(int)side] is not { } rows) continue;
            var output = SideWriter.NameOf(side);
            context.TellRows(output, rows);
            context.Log.WriteLine(FormattableString.Invariant($"{output}: {rows} rows."));
            if (rows == 0 && (side != Side.Validation || settings.Validation is not null)) context.Log.WriteLine($"warning: {output} is empty.");
        }
    }

    private static void Place(SplitTask task)
    {
        Action<SplitTask> split = task.Settings.By switch
        {
            "time" => TimeSplit.Run,
            "hash" => HashSplit.Run,
            "group" => GroupSplit.Run,
            "stratified" => StratifiedSplit.Run,
            var other => throw new StageFailure($"A split can't be by '{other}'.", "Write time, hash, group or stratified."),
        };
        split(task);
    }
}
