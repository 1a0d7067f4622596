using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>A connection, for one thread at a time. It keeps its database open.</summary>
public sealed unsafe class DuckConnection : IDisposable
{
    private readonly ConnectionHandle handle;

    internal DuckConnection(ConnectionHandle handle) => this.handle = handle;

    /// <summary>Counts statements: a result that is still being read when the next one starts has lost its rows.</summary>
    internal long Turn { get; private set; }

    /// <summary>Runs one or more statements and returns how many rows the last one changed.</summary>
    public long Execute(string sql, CancellationToken stop = default)
    {
        using var result = new ResultHandle();
        using (var interruption = InterruptOn(stop))
        {
            NextTurn();
            if (StatementCalls.Query(handle, NativeText.Whole(sql), result) != DatabaseCalls.Success)
                throw interruption.Explain(NativeText.Read(ResultCalls.Error(result)));
        }

        return (long)ResultCalls.RowsChanged(result);
    }

    /// <summary>Runs one statement and returns its rows as they come.</summary>
    public DuckResult Query(string sql, CancellationToken stop = default)
    {
        using var statement = Prepare(sql);
        return statement.Query(stop);
    }

    /// <summary>Reads one statement, with <c>?</c>, <c>$1</c> or <c>$name</c> for values that are given later.</summary>
    public DuckStatement Prepare(string sql)
    {
        var state = StatementCalls.Prepare(handle, NativeText.Whole(sql), out var statement);
        if (state == DatabaseCalls.Success) return new(this, statement);
        using (statement) throw new DuckException(statement.IsInvalid ? "There is no statement." : NativeText.Read(StatementCalls.PrepareError(statement)));
    }

    /// <summary>Lets queries read a table of ours, as <c>FROM name()</c>, for as long as the database is open.</summary>
    public void Register(string name, IDuckTable table)
    {
        EndLastQuery();
        DuckTableFunction.Register(handle, name, table);
    }

    /// <summary>Lets queries call a function of ours, as <c>name(number)</c>, for as long as the database is open. The same number is to give the same byte.</summary>
    public void Register(string name, DuckLookup lookup)
    {
        EndLastQuery();
        DuckScalarFunction.Register(handle, name, lookup);
    }

    /// <summary>Starts to put rows into a table.</summary>
    public DuckAppender Append(string table)
    {
        NextTurn();
        return new(handle, table);
    }

    public void Dispose() => handle.Dispose();

    internal long NextTurn() => ++Turn;

    internal Interruption InterruptOn(CancellationToken stop) => Interruption.Of(handle, stop);

    // A result that was not read to its end keeps its transaction open, and what is made known within it is forgotten with it.
    private void EndLastQuery() => Execute("SELECT 1");
}
