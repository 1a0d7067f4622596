namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>What is left to do before a statement has a result.</summary>
internal enum PendingState
{
    Ready = 0,
    NotReady = 1,
    Failed = 2,

    /// <summary>What is left is being done by other threads, or waits for them.</summary>
    NothingToDo = 3,
}
