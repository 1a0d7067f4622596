using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Operations;

/// <summary>A pipeline as engines see it: operations in an order in which they can run, and what they refer to.</summary>
/// <param name="IsOnly">Whether the workspace has no other.</param>
public sealed record LoweredPipeline(
    string Name,
    bool IsOnly,
    EquatableArray<Operation> Operations,
    EquatableArray<DatasetFiles> Datasets,
    EquatableArray<RuntimeChoice> Runtimes);
