namespace Mlops.GitOps.Core.Types;

public enum ColumnKind
{
    Bool,
    Int,
    Float,
    Float32,
    Decimal,
    String,
    Date,
    Timestamp,
    Duration,
    Vector,
}
