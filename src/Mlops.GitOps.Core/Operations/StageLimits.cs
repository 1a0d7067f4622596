namespace Mlops.GitOps.Core.Operations;

/// <summary>How long a stage may take, how often it is tried again and what it asks of its machine. Nothing of it is in the key.</summary>
/// <param name="Retries">Further attempts; null where nothing is said, since engines and machines differ in what they then do.</param>
/// <param name="Cpu">Processors, as written: 2, 0.5 or 500m.</param>
public sealed record StageLimits(TimeSpan Timeout, int? Retries, string? Cpu, long? MemoryBytes, int Gpus, string? GpuType);
