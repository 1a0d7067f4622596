using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>The type of a column.</summary>
/// <param name="Width">The digits of a decimal.</param>
/// <param name="Scale">How many of them follow the point.</param>
/// <param name="Element">What a list is of.</param>
public sealed record DuckType(DuckTypeKind Kind, int Width = 0, int Scale = 0, DuckType? Element = null)
{
    /// <summary>Reads a type of the engine and gives it back.</summary>
    internal static unsafe DuckType Take(nint type)
    {
        try
        {
            return ResultCalls.TypeKind(type) switch
            {
                DuckTypeKind.Decimal => new(DuckTypeKind.Decimal, ResultCalls.DecimalWidth(type), ResultCalls.DecimalScale(type)),
                DuckTypeKind.List => new(DuckTypeKind.List, Element: Take(ResultCalls.ElementType(type))),
                var kind => new(kind),
            };
        }
        finally
        {
            ResultCalls.DestroyType(&type);
        }
    }
}
