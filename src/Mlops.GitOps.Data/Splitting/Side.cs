namespace Mlops.GitOps.Data.Splitting;

/// <summary>Where a row goes. Rows that nothing is said of go to train.</summary>
internal enum Side : byte
{
    Train,
    Test,
    Validation,
}
