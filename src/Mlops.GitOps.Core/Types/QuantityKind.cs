namespace Mlops.GitOps.Core.Types;

public enum QuantityKind
{
    Number,
    Duration,
    Bytes,
}
