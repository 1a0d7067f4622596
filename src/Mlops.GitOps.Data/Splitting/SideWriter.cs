using System.Runtime.ExceptionServices;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Writes the rows of each side, in their order. Each table is written by one thread, so two are written at once: train takes about as long as the others.</summary>
internal static class SideWriter
{
    private const string Lookup = "side_of_row";

    /// <summary>Returns how many rows train, test and validation have; null for what nobody asked for.</summary>
    public static long?[] Write(DuckDatabase database, StageContext context, SplitTask task)
    {
        task.Subject.Connection.Register(Lookup, task.Sides.Find);
        StageDatabase.UseOneThread(task.Subject.Connection);
        var counts = new long?[3];
        try
        {
            Parallel.Invoke(
                () => Write(Side.Train),
                () =>
                {
                    Write(Side.Test);
                    Write(Side.Validation);
                });
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return counts;

        void Write(Side side)
        {
            if (!context.Outputs.TryGetValue(NameOf(side), out var output)) return;
            using var connection = database.Connect();
            var which = FormattableString.Invariant($"WHERE {Lookup}({Subject.RowNumber}) = {(byte)side}");
            counts[(int)side] = StageDatabase.Write(
                connection, $"SELECT {task.Subject.OwnColumns} FROM {task.Subject.Rows} {which}", output, task.Subject.Stop, task.Subject.Columns.Length);
        }
    }

    public static string NameOf(Side side) => side switch
    {
        Side.Train => "train",
        Side.Test => "test",
        _ => "validation",
    };
}
