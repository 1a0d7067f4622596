using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Text that crosses the border.</summary>
internal static unsafe class NativeText
{
    public static string Read(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    /// <summary>Refuses SQL that the engine would read only in part: it ends at the first NUL.</summary>
    public static string Whole(string sql) =>
        sql.Contains('\0', StringComparison.Ordinal) ? throw new DuckException("SQL cannot contain the character NUL.") : sql;
}
