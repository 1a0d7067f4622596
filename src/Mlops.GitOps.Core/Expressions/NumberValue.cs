using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Expressions;

public sealed record NumberValue(double Value, QuantityKind Kind) : Value
{
    public bool IsFinite => !double.IsNaN(Value) && !double.IsInfinity(Value);
}
