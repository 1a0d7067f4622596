using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Operations;

/// <summary>A pipeline as engines see it: operations in an order in which they can run, and what they refer to.</summary>
public sealed record LoweredPipeline(
    string Name,
    EquatableArray<Operation> Operations,
    EquatableArray<DatasetFiles> Datasets,
    EquatableArray<RuntimeChoice> Runtimes);
