using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary><c>duckdb_result</c>, which some calls take by value. Its fields are the engine's own.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult
{
    public ulong Columns, Rows, RowsChanged;
    public nint ColumnData, Error, Internal;
}
