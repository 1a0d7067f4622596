namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Which type of .NET has the bits of which type of the engine.</summary>
internal static class DuckLayouts
{
    public static bool Holds<T>(DuckType type) where T : unmanaged => type.Kind switch
    {
        DuckTypeKind.Boolean => typeof(T) == typeof(bool) || typeof(T) == typeof(byte),
        DuckTypeKind.TinyInt => typeof(T) == typeof(sbyte),
        DuckTypeKind.SmallInt => typeof(T) == typeof(short),
        DuckTypeKind.Integer or DuckTypeKind.Date => typeof(T) == typeof(int),
        DuckTypeKind.UTinyInt => typeof(T) == typeof(byte),
        DuckTypeKind.USmallInt => typeof(T) == typeof(ushort),
        DuckTypeKind.UInteger => typeof(T) == typeof(uint),
        DuckTypeKind.UBigInt => typeof(T) == typeof(ulong),
        DuckTypeKind.Float => typeof(T) == typeof(float),
        DuckTypeKind.Double => typeof(T) == typeof(double),
        DuckTypeKind.HugeInt => typeof(T) == typeof(Int128),
        DuckTypeKind.UHugeInt => typeof(T) == typeof(UInt128),
        DuckTypeKind.List => typeof(T) == typeof(DuckListEntry),
        DuckTypeKind.BigInt or DuckTypeKind.Time or DuckTypeKind.Timestamp or DuckTypeKind.TimestampTz
            or DuckTypeKind.TimestampSeconds or DuckTypeKind.TimestampMilliseconds or DuckTypeKind.TimestampNanoseconds => typeof(T) == typeof(long),
        _ => false,
    };
}
