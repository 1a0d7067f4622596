namespace Mlops.GitOps.Execution.Store;

/// <summary>How much a store holds.</summary>
/// <param name="Temporaries">Files of runs that are going on, or that were killed.</param>
/// <param name="Damaged">Objects that were found to be wrong and were moved aside.</param>
public sealed record StoreSize(long Objects, long Bytes, long Temporaries, long TemporaryBytes, long Damaged);
