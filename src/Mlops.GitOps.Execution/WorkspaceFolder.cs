namespace Mlops.GitOps.Execution;

/// <summary>What stands where under <c>.mlops</c> of a workspace.</summary>
public static class WorkspaceFolder
{
    public static string Store(string root) => Path.Join(root, ".mlops", "store");

    public static string Results(string root) => Path.Join(root, ".mlops", "results");

    public static string Lock(string root) => Path.Join(root, ".mlops", "lock");
}
