namespace Mlops.GitOps.Promotion.Forge;

/// <summary>The forge could not be asked, or did not say what was asked. Whatever was to be decided is then undecided.</summary>
public sealed class ForgeFailure(ForgeTrouble trouble, string message, string? hint = null) : Exception(message)
{
    public ForgeTrouble Trouble { get; } = trouble;

    public string? Hint { get; } = hint;

    /// <summary>The code of the reason in a verdict.</summary>
    public string Code => Trouble == ForgeTrouble.HeadMoved ? "head_moved" : "api_error";
}
