namespace Mlops.GitOps.Backends;

/// <summary>From where the path of an emitted file is counted.</summary>
public enum OutputPlace
{
    /// <summary>The folder of <c>mlops.yaml</c>: what lies under <c>generated/</c>.</summary>
    Workspace,

    /// <summary>The root of the repository: what lies under <c>.github/</c>.</summary>
    Repository,
}
