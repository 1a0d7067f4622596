using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Tables whose rows the engine asks us for.</summary>
internal static unsafe partial class TableFunctionCalls
{
    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_create_table_function")]
    public static partial nint Create();

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_destroy_table_function")]
    public static partial void Destroy(nint* function);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_table_function_set_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetName(nint function, string name);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_table_function_set_extra_info")]
    public static partial void SetSource(nint function, nint source, delegate* unmanaged[Cdecl]<nint, void> free);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_table_function_set_bind")]
    public static partial void SetBind(nint function, delegate* unmanaged[Cdecl]<nint, void> bind);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_table_function_set_init")]
    public static partial void SetStart(nint function, delegate* unmanaged[Cdecl]<nint, void> start);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_table_function_set_function")]
    public static partial void SetFill(nint function, delegate* unmanaged[Cdecl]<nint, nint, void> fill);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_table_function_supports_projection_pushdown")]
    public static partial void AllowFewerColumns(nint function, byte allow);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_register_table_function")]
    public static partial int Register(ConnectionHandle connection, nint function);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_get_extra_info")]
    public static partial nint SourceOfBind(nint bind);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_add_result_column", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void AddColumn(nint bind, string name, nint type);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_bind_set_error", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void FailBind(nint bind, string error);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_init_get_extra_info")]
    public static partial nint SourceOfStart(nint start);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_init_get_column_count")]
    public static partial ulong ColumnCount(nint start);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_init_get_column_index")]
    public static partial ulong ColumnIndex(nint start, ulong place);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_init_set_init_data")]
    public static partial void SetScan(nint start, nint scan, delegate* unmanaged[Cdecl]<nint, void> free);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_init_set_max_threads")]
    public static partial void SetMostThreads(nint start, ulong threads);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_init_set_error", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void FailStart(nint start, string error);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_function_get_init_data")]
    public static partial nint ScanOf(nint fill);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_function_set_error", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void FailFill(nint fill, string error);
}
