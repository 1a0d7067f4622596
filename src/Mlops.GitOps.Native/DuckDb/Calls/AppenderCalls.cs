using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Rows on their way into a table, and the chunks they are handed over in.</summary>
internal static unsafe partial class AppenderCalls
{
    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_appender_create", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Create(ConnectionHandle connection, string? schema, string table, out AppenderHandle appender);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_appender_column_count")]
    public static partial ulong ColumnCount(AppenderHandle appender);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_appender_column_type")]
    public static partial nint ColumnType(AppenderHandle appender, ulong column);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_appender_error")]
    public static partial byte* Error(AppenderHandle appender);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_append_data_chunk")]
    public static partial int Append(AppenderHandle appender, ChunkHandle chunk);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_appender_close")]
    public static partial int Close(AppenderHandle appender);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_appender_destroy")]
    public static partial int Destroy(nint* appender);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_vector_size")]
    public static partial ulong VectorSize();

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_create_data_chunk")]
    public static partial ChunkHandle CreateChunk(nint* types, ulong count);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_data_chunk_reset")]
    public static partial void Reset(ChunkHandle chunk);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_data_chunk_set_size")]
    public static partial void SetSize(ChunkHandle chunk, ulong size);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_vector_ensure_validity_writable")]
    public static partial void EnsureValidity(nint vector);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_vector_assign_string_element_len")]
    public static partial void AssignText(nint vector, ulong row, byte* text, ulong length);
}
