namespace Mlops.GitOps.Promotion.Forge;

/// <summary>Why the forge gave no answer that can be used.</summary>
public enum ForgeTrouble
{
    Unreachable,
    TimedOut,
    Unauthorized,
    Forbidden,
    NotFound,
    RateLimited,
    Refused,
    ServerError,

    /// <summary>An answer that is not what it should be: torn, no JSON, or without what everything depends on.</summary>
    Garbled,

    /// <summary>A page or a redirection that leads to another host.</summary>
    Elsewhere,

    /// <summary>The pull request changed while it was read.</summary>
    HeadMoved,
}
