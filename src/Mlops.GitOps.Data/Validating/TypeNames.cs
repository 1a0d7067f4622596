using System.Collections.Frozen;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>What types are called: by us, by the engine, and by the engines that expectations were written for.</summary>
internal static class TypeNames
{
    private static readonly FrozenDictionary<string, string> Ours = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["bool"] = "bool", ["boolean"] = "bool", ["bool_"] = "bool", ["BooleanType"] = "bool",
        ["int"] = "int", ["int64"] = "int", ["bigint"] = "int", ["long"] = "int", ["LongType"] = "int", ["integer"] = "int", ["INT8"] = "int", ["BigInteger"] = "int", ["IntegerType"] = "int",
        ["float"] = "float", ["float64"] = "float", ["double"] = "float", ["DoubleType"] = "float", ["DOUBLE_PRECISION"] = "float", ["double precision"] = "float", ["FLOAT8"] = "float",
        ["float32"] = "float32", ["real"] = "float32", ["FLOAT4"] = "float32", ["FloatType"] = "float32",
        ["string"] = "string", ["str"] = "string", ["varchar"] = "string", ["text"] = "string", ["StringType"] = "string", ["char"] = "string", ["object"] = "string",
        ["date"] = "date", ["DateType"] = "date",
        ["timestamp"] = "timestamp", ["datetime"] = "timestamp", ["datetime64"] = "timestamp", ["datetime64[ns]"] = "timestamp", ["datetime64[us]"] = "timestamp", ["TimestampType"] = "timestamp",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns our name for a type of the engine, or the engine's where we have none.</summary>
    public static string Of(DuckType type) => type.Kind switch
    {
        DuckTypeKind.Boolean => "bool",
        DuckTypeKind.BigInt => "int",
        DuckTypeKind.Double => "float",
        DuckTypeKind.Float => "float32",
        DuckTypeKind.Varchar => "string",
        DuckTypeKind.Date => "date",
        DuckTypeKind.Timestamp => "timestamp",
        DuckTypeKind.Decimal => FormattableString.Invariant($"decimal({type.Width},{type.Scale})"),
        DuckTypeKind.List or DuckTypeKind.Array => "vector",
        var kind => kind.ToString(),
    };

    /// <summary>Whether a column of the engine's type is what a name means.</summary>
    public static bool Means(string name, DuckType type)
    {
        var given = Of(type);
        if (ColumnType.TryParse(name, out var declared, out _)) return IsA(declared, type, given);
        return (Ours.TryGetValue(name, out var ours) && ours == given) || string.Equals(name, type.Kind.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    // What fits without loss is of the type: whole numbers stand for a float, narrow ones for an int.
    private static bool IsA(ColumnType declared, DuckType type, string given) => declared.Kind switch
    {
        ColumnKind.Int => type.Kind is DuckTypeKind.BigInt or DuckTypeKind.Integer or DuckTypeKind.SmallInt or DuckTypeKind.TinyInt
            or DuckTypeKind.UInteger or DuckTypeKind.USmallInt or DuckTypeKind.UTinyInt,
        ColumnKind.Duration => type.Kind == DuckTypeKind.BigInt,
        ColumnKind.Float => given is "float" or "float32",
        ColumnKind.Vector => given == "vector",
        _ => given == (declared with { IsNullable = false }).ToString(),
    };
}
