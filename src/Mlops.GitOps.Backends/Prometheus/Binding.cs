namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Operators of PromQL from the loosest to the tightest.</summary>
internal enum Binding
{
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Atom,
}
