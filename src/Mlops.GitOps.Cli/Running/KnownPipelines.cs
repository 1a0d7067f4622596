namespace Mlops.GitOps.Cli.Running;

/// <summary>What earlier runs know of the pipelines of a workspace, so that none has to be named or compiled for.</summary>
internal static class KnownPipelines
{
    /// <summary>Returns the only pipeline's name, or null where that is not known.</summary>
    public static string? Only(string root)
    {
        _ = root; // The index of runs does not tell yet.
        return null;
    }
}
