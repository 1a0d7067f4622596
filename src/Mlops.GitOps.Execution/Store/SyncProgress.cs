namespace Mlops.GitOps.Execution.Store;

/// <summary>How far a push or pull has come. Objects that were there already count as done.</summary>
/// <param name="Moved">How many objects were sent or fetched.</param>
/// <param name="Bytes">Of the objects that were moved.</param>
public sealed record SyncProgress(int Done, int Total, int Moved, long Bytes);
