using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Answers the engine's calls for the rows of a table of ours.</summary>
internal static unsafe class DuckTableFunction
{
    public static void Register(ConnectionHandle connection, string name, IDuckTable table)
    {
        var function = TableFunctionCalls.Create();
        try
        {
            TableFunctionCalls.SetName(function, NativeText.Whole(name));
            TableFunctionCalls.SetSource(function, GCHandle.ToIntPtr(GCHandle.Alloc(table)), &Free);
            TableFunctionCalls.SetBind(function, &Bind);
            TableFunctionCalls.SetStart(function, &Start);
            TableFunctionCalls.SetFill(function, &Fill);
            TableFunctionCalls.AllowFewerColumns(function, 1);
            if (TableFunctionCalls.Register(connection, function) != DatabaseCalls.Success) throw new DuckException($"The table '{name}' could not be made known.");
        }
        finally
        {
            TableFunctionCalls.Destroy(&function);
        }
    }

    // An exception that reached the engine's frames would end the process, so each call turns every one into the engine's error.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint bind)
    {
        try
        {
            foreach (var column in Target<IDuckTable>(TableFunctionCalls.SourceOfBind(bind)).Columns) AddColumn(bind, column);
        }
        catch (Exception exception)
        {
            TableFunctionCalls.FailBind(bind, exception.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Start(nint start)
    {
        try
        {
            var table = Target<IDuckTable>(TableFunctionCalls.SourceOfStart(start));
            var columns = ImmutableArray.CreateBuilder<int>();
            for (ulong place = 0; place < TableFunctionCalls.ColumnCount(start); place++)
            {
                var column = TableFunctionCalls.ColumnIndex(start, place);
                columns.Add(column < (ulong)table.Columns.Length ? (int)column : -1);
            }

            // More threads would bring rows in another order each time.
            TableFunctionCalls.SetMostThreads(start, 1);
            TableFunctionCalls.SetScan(start, GCHandle.ToIntPtr(GCHandle.Alloc(table.Scan(columns.ToImmutable()))), &Free);
        }
        catch (Exception exception)
        {
            TableFunctionCalls.FailStart(start, exception.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint fill, nint chunk)
    {
        try
        {
            VectorWriteCalls.SetSize(chunk, (ulong)Target<IDuckScan>(TableFunctionCalls.ScanOf(fill)).Fill(new DuckRows(chunk)));
        }
        catch (Exception exception)
        {
            TableFunctionCalls.FailFill(fill, exception.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(nint held)
    {
        var handle = GCHandle.FromIntPtr(held);
        (handle.Target as IDisposable)?.Dispose();
        handle.Free();
    }

    private static void AddColumn(nint bind, DuckColumn column)
    {
        var type = TypeOf(column.Type);
        try
        {
            TableFunctionCalls.AddColumn(bind, NativeText.Whole(column.Name), type);
        }
        finally
        {
            ResultCalls.DestroyType(&type);
        }
    }

    private static nint TypeOf(DuckType type)
    {
        if (type.Kind == DuckTypeKind.Decimal) return VectorWriteCalls.CreateDecimal((byte)type.Width, (byte)type.Scale);
        if (type.Kind != DuckTypeKind.Array) return VectorWriteCalls.CreateType(type.Kind);
        var element = TypeOf(type.Element ?? throw new DuckException("An array has no type of its elements."));
        try
        {
            return VectorWriteCalls.CreateArray(element, (ulong)(uint)type.Width);
        }
        finally
        {
            ResultCalls.DestroyType(&element);
        }
    }

    private static T Target<T>(nint held) where T : class =>
        GCHandle.FromIntPtr(held).Target as T ?? throw new DuckException("The engine asks for a table that is not there.");
}
