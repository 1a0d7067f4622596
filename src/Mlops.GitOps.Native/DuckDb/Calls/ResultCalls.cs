using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Results, their columns and types.</summary>
internal static unsafe partial class ResultCalls
{
    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_destroy_result")]
    public static partial void Destroy(NativeResult* result);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_result_error")]
    public static partial byte* Error(ResultHandle result);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_rows_changed")]
    public static partial ulong RowsChanged(ResultHandle result);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_column_count")]
    public static partial ulong ColumnCount(ResultHandle result);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_column_name")]
    public static partial byte* ColumnName(ResultHandle result, ulong column);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_column_logical_type")]
    public static partial nint ColumnType(ResultHandle result, ulong column);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_get_type_id")]
    public static partial DuckTypeKind TypeKind(nint type);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_decimal_width")]
    public static partial byte DecimalWidth(nint type);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_decimal_scale")]
    public static partial byte DecimalScale(nint type);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_list_type_child_type")]
    public static partial nint ElementType(nint type);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_destroy_logical_type")]
    public static partial void DestroyType(nint* type);
}
