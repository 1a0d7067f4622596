namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

internal enum LockKind
{
    /// <summary><c>uv.lock</c>.</summary>
    Uv,

    /// <summary><c>requirements.txt</c>.</summary>
    Requirements,

    /// <summary><c>conda-lock.yml</c>.</summary>
    Conda,
}
