using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Statements, their parameters, and starting them.</summary>
internal static unsafe partial class StatementCalls
{
    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_query", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Query(ConnectionHandle connection, string sql, ResultHandle result);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_prepare", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Prepare(ConnectionHandle connection, string sql, out StatementHandle statement);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_prepare_error")]
    public static partial byte* PrepareError(StatementHandle statement);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_destroy_prepare")]
    public static partial void Destroy(nint* statement);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_nparams")]
    public static partial ulong ParameterCount(StatementHandle statement);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_parameter_index", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ParameterIndex(StatementHandle statement, ulong* index, string name);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_null")]
    public static partial int BindNull(StatementHandle statement, ulong index);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_boolean")]
    public static partial int BindBoolean(StatementHandle statement, ulong index, byte value);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_int64")]
    public static partial int BindInt64(StatementHandle statement, ulong index, long value);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_double")]
    public static partial int BindDouble(StatementHandle statement, ulong index, double value);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_decimal")]
    public static partial int BindDecimal(StatementHandle statement, ulong index, NativeDecimal value);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_timestamp")]
    public static partial int BindTimestamp(StatementHandle statement, ulong index, long microseconds);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_date")]
    public static partial int BindDate(StatementHandle statement, ulong index, int days);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_varchar_length")]
    public static partial int BindText(StatementHandle statement, ulong index, byte* text, ulong length);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_blob")]
    public static partial int BindBytes(StatementHandle statement, ulong index, byte* bytes, ulong length);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_pending_prepared_streaming")]
    public static partial int Start(StatementHandle statement, out PendingHandle pending);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_pending_error")]
    public static partial byte* PendingError(PendingHandle pending);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_pending_execute_task")]
    public static partial PendingState Work(PendingHandle pending);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_execute_pending")]
    public static partial int Execute(PendingHandle pending, ResultHandle result);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_destroy_pending")]
    public static partial void DestroyPending(nint* pending);
}
