using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Vectors that we fill, and the types they are made with.</summary>
internal static unsafe partial class VectorWriteCalls
{
    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_vector_size")]
    public static partial ulong RowsOfChunk();

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_data_chunk_get_vector")]
    public static partial nint Vector(nint chunk, ulong column);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_data_chunk_set_size")]
    public static partial void SetSize(nint chunk, ulong rows);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_vector_ensure_validity_writable")]
    public static partial void MakeValidityWritable(nint vector);

    /// <summary>Copies a text into the vector. It does not look whether the bytes are UTF-8.</summary>
    [SuppressGCTransition]
    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_unsafe_vector_assign_string_element_len")]
    public static partial void SetText(nint vector, ulong row, byte* text, ulong length);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_array_vector_get_child")]
    public static partial nint ArrayElements(nint vector);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_create_logical_type")]
    public static partial nint CreateType(DuckTypeKind kind);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_create_decimal_type")]
    public static partial nint CreateDecimal(byte width, byte scale);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_create_array_type")]
    public static partial nint CreateArray(nint element, ulong length);
}
