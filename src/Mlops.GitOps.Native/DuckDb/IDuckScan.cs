namespace Mlops.GitOps.Native.DuckDb;

/// <summary>One reading of a table. It is told to end from whatever thread the engine is on.</summary>
public interface IDuckScan : IDisposable
{
    /// <summary>Gives the next rows and returns how many: none at the end.</summary>
    int Fill(DuckRows rows);
}
