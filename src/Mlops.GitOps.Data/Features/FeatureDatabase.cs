using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>A database that leaves memory to the rows that the join holds itself.</summary>
internal static class FeatureDatabase
{
    /// <summary>What the join holds before it goes to a file.</summary>
    public const long RecordMemory = 352L << 20;

    private const long EngineMemory = 400L << 20;

    public static DuckDatabase Open(string scratch, int threads) => DuckDatabase.Open(new DuckSettings
    {
        Threads = threads,
        MemoryLimit = EngineMemory,
        TemporaryFolder = Path.Join(scratch, "spill"),
    });
}
