using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Core.Binding;

/// <summary>What a service tells of itself, for <c>abortOn</c> and <c>alarms</c>.</summary>
internal static class TelemetryScope
{
    public static ExpressionScope Names { get; } = new(NameTree.Branch(NameKind.Other, new Dictionary<string, NameTree>(StringComparer.Ordinal)
    {
        ["p50"] = NameTree.Leaf(ExpressionType.Duration),
        ["p95"] = NameTree.Leaf(ExpressionType.Duration),
        ["p99"] = NameTree.Leaf(ExpressionType.Duration),
        ["errorRate"] = NameTree.Leaf(ExpressionType.Number),
        ["throughput"] = NameTree.Leaf(ExpressionType.Number),
        ["availability"] = NameTree.Leaf(ExpressionType.Number),
        ["cpu"] = NameTree.Leaf(ExpressionType.Number),
        ["memory"] = NameTree.Leaf(ExpressionType.Bytes),
    }, ""));
}
