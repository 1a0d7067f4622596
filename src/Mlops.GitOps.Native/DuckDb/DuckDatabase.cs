using System.Globalization;
using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>A database of DuckDB, in memory or in a file.</summary>
public sealed unsafe class DuckDatabase : IDisposable
{
    private readonly DatabaseHandle handle;

    private DuckDatabase(DatabaseHandle handle) => this.handle = handle;

    /// <summary>The version of the library in use, such as <c>v1.5.5</c>.</summary>
    public static string LibraryVersion
    {
        get
        {
            NativeLibraries.Resolve();
            return NativeText.Read(DatabaseCalls.LibraryVersion());
        }
    }

    public static DuckDatabase Open(DuckSettings? settings = null)
    {
        NativeLibraries.Resolve();
        settings ??= new();
        nint config = 0;
        byte* error = null;
        try
        {
            if (DatabaseCalls.CreateConfig(&config) != DatabaseCalls.Success) throw new DuckException("DuckDB could not make its settings.");
            Apply(settings, config);
            var state = DatabaseCalls.Open(settings.File ?? ":memory:", out var database, config, &error);
            if (state == DatabaseCalls.Success) return InUtc(new(database));
            database.Dispose();
            throw new DuckException(error is null ? "The database could not be opened." : NativeText.Read(error));
        }
        finally
        {
            DatabaseCalls.Free(error);
            DatabaseCalls.DestroyConfig(&config);
        }
    }

    public DuckConnection Connect()
    {
        if (DatabaseCalls.Connect(handle, out var connection) == DatabaseCalls.Success) return new(connection);
        connection.Dispose();
        throw new DuckException("The database takes no connection.");
    }

    public void Dispose() => handle.Dispose();

    // The zone of the machine would decide what a timestamp with a zone is as text. It is no setting before the database is open.
    private static DuckDatabase InUtc(DuckDatabase database)
    {
        try
        {
            using var connection = database.Connect();
            connection.Execute("SET GLOBAL TimeZone = 'UTC'");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void Apply(DuckSettings settings, nint config)
    {
        Set("autoinstall_known_extensions", "false");
        Set("autoload_known_extensions", "false");
        Set("allow_persistent_secrets", "false");

        // Without a word from us the engine would write into the folder that the user happens to be in.
        Set("temp_directory", settings.TemporaryFolder ?? "");
        if (settings.Threads is { } threads) Set("threads", threads.ToString(CultureInfo.InvariantCulture));
        if (settings.MemoryLimit is { } bytes) Set("memory_limit", string.Create(CultureInfo.InvariantCulture, $"{bytes}B"));
        if (settings.IsReadOnly) Set("access_mode", "READ_ONLY");

        void Set(string name, string value)
        {
            if (DatabaseCalls.SetConfig(config, name, value) != DatabaseCalls.Success) throw new DuckException($"DuckDB does not take '{value}' as {name}.");
        }
    }
}
