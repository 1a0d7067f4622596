using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Functions of ours in the engine's queries.</summary>
internal static unsafe partial class ScalarFunctionCalls
{
    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_create_scalar_function")]
    public static partial nint Create();

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_destroy_scalar_function")]
    public static partial void Destroy(nint* function);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_scalar_function_set_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetName(nint function, string name);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_scalar_function_add_parameter")]
    public static partial void AddParameter(nint function, nint type);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_scalar_function_set_return_type")]
    public static partial void SetResult(nint function, nint type);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_scalar_function_set_extra_info")]
    public static partial void SetSource(nint function, nint source, delegate* unmanaged[Cdecl]<nint, void> free);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_scalar_function_set_function")]
    public static partial void SetBody(nint function, delegate* unmanaged[Cdecl]<nint, nint, nint, void> body);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_register_scalar_function")]
    public static partial int Register(ConnectionHandle connection, nint function);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_scalar_function_get_extra_info")]
    public static partial nint SourceOf(nint call);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_data_chunk_get_size")]
    public static partial ulong Size(nint chunk);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_scalar_function_set_error", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void Fail(nint call, string error);
}
