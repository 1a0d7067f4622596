using System.Text;
using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>A statement that has been read once and may run many times. Parameters count from 1.</summary>
public sealed unsafe class DuckStatement : IDisposable
{
    private readonly DuckConnection connection;
    private readonly StatementHandle handle;

    internal DuckStatement(DuckConnection connection, StatementHandle handle) => (this.connection, this.handle) = (connection, handle);

    public int ParameterCount => (int)StatementCalls.ParameterCount(handle);

    /// <summary>Returns the place of a parameter that has a name.</summary>
    public int ParameterNamed(string name)
    {
        ulong index = 0;
        return StatementCalls.ParameterIndex(handle, &index, name) == DatabaseCalls.Success ? (int)index : throw new DuckException($"The statement has no parameter ${name}.");
    }

    public DuckStatement BindNull(int parameter) => Check(StatementCalls.BindNull(handle, Place(parameter)), parameter);

    public DuckStatement Bind(int parameter, bool value) => Check(StatementCalls.BindBoolean(handle, Place(parameter), value ? (byte)1 : (byte)0), parameter);

    public DuckStatement Bind(int parameter, long value) => Check(StatementCalls.BindInt64(handle, Place(parameter), value), parameter);

    public DuckStatement Bind(int parameter, double value) => Check(StatementCalls.BindDouble(handle, Place(parameter), value), parameter);

    /// <summary>Binds a number with as many digits after the point as it has.</summary>
    public DuckStatement Bind(int parameter, decimal value)
    {
        const byte widest = 38;
        var digits = DuckDecimals.DigitsOf(value, out var scale);
        return Check(StatementCalls.BindDecimal(handle, Place(parameter), new(widest, scale, digits)), parameter);
    }

    /// <summary>Binds a timestamp without a zone: the clock as it reads, to the microsecond.</summary>
    public DuckStatement Bind(int parameter, DateTime value) =>
        Check(StatementCalls.BindTimestamp(handle, Place(parameter), DuckTimes.MicrosecondsOf(value)), parameter);

    public DuckStatement Bind(int parameter, DateOnly value) => Check(StatementCalls.BindDate(handle, Place(parameter), DuckTimes.DaysOf(value)), parameter);

    public DuckStatement Bind(int parameter, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        fixed (byte* start = bytes) return Check(StatementCalls.BindText(handle, Place(parameter), start, (ulong)bytes.Length), parameter);
    }

    public DuckStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value) return Check(StatementCalls.BindBytes(handle, Place(parameter), start, (ulong)value.Length), parameter);
    }

    /// <summary>Runs the statement and returns how many rows it changed.</summary>
    public long Execute(CancellationToken stop = default)
    {
        using var result = Query(stop);
        while (result.Read(stop) is not null)
        {
        }

        return result.RowsChanged;
    }

    /// <summary>Runs the statement and returns its rows as they come. They are to be read before the connection runs anything else.</summary>
    public DuckResult Query(CancellationToken stop = default)
    {
        using var interruption = connection.InterruptOn(stop);
        var turn = connection.NextTurn();
        var started = StatementCalls.Start(handle, out var pending);
        using (pending)
        {
            if (started != DatabaseCalls.Success) throw interruption.Explain(NativeText.Read(StatementCalls.PendingError(pending)));
            Work(pending);
            var result = new ResultHandle();
            if (StatementCalls.Execute(pending, result) == DatabaseCalls.Success) return new(connection, turn, result);
            using (result) throw interruption.Explain(NativeText.Read(ResultCalls.Error(result)));
        }
    }

    public void Dispose() => handle.Dispose();

    // The engine's own loop does not wait: where another of its threads has the only task left, it takes a processor from whoever makes the rows.
    private static void Work(PendingHandle pending)
    {
        var wait = default(SpinWait);
        while (StatementCalls.Work(pending) is var state && state is PendingState.NotReady or PendingState.NothingToDo)
        {
            if (state == PendingState.NothingToDo) wait.SpinOnce();
            else wait.Reset();
        }
    }

    private static ulong Place(int parameter) => (ulong)(uint)parameter;

    private DuckStatement Check(int state, int parameter) =>
        state == DatabaseCalls.Success ? this : throw new DuckException($"The statement has {ParameterCount} parameters, and {parameter} is not one of them.");
}
