using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Chunks of rows and the vectors in them.</summary>
internal static unsafe partial class ChunkCalls
{
    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_fetch_chunk")]
    public static partial ChunkHandle Fetch(NativeResult result);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_destroy_data_chunk")]
    public static partial void Destroy(nint* chunk);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_data_chunk_get_size")]
    public static partial ulong Size(ChunkHandle chunk);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_data_chunk_get_vector")]
    public static partial nint Vector(ChunkHandle chunk, ulong column);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_vector_get_data")]
    public static partial void* Data(nint vector);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_vector_get_validity")]
    public static partial ulong* Validity(nint vector);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_list_vector_get_child")]
    public static partial nint ListElements(nint vector);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_list_vector_get_size")]
    public static partial ulong ListSize(nint vector);
}
