using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Databases, connections and their settings.</summary>
internal static unsafe partial class DatabaseCalls
{
    public const int Success = 0;

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_library_version")]
    public static partial byte* LibraryVersion();

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_create_config")]
    public static partial int CreateConfig(nint* config);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_set_config", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetConfig(nint config, string name, string value);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_destroy_config")]
    public static partial void DestroyConfig(nint* config);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_open_ext", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, out DatabaseHandle database, nint config, byte** error);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_close")]
    public static partial void Close(nint* database);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_connect")]
    public static partial int Connect(DatabaseHandle database, out ConnectionHandle connection);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_disconnect")]
    public static partial void Disconnect(nint* connection);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_interrupt")]
    public static partial void Interrupt(nint connection);

    [LibraryImport(NativeLibraries.Duck, EntryPoint = "duckdb_free")]
    public static partial void Free(void* text);
}
