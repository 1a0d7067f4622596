namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>A promotion that can't be made, and what would help.</summary>
public sealed class PromotionRefusal(string message, string? hint = null) : Exception(message)
{
    public string? Hint { get; } = hint;
}
