namespace Mlops.GitOps.Execution.Store;

/// <summary>What a cleaning removed, or would remove.</summary>
public sealed record CleanedStore(long Objects, long Bytes, long Temporaries, long TemporaryBytes);
