namespace Mlops.GitOps.Promotion.Tests.Forge;

internal enum LoopbackFault
{
    None,

    /// <summary>Half of the answer, then nothing, for ever.</summary>
    Hangs,

    /// <summary>Half of the answer, then the connection ends.</summary>
    Breaks,
}
