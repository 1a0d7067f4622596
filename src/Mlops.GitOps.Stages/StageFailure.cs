namespace Mlops.GitOps.Stages;

/// <summary>A stage can't do what it was asked to, in words for whoever reads its log.</summary>
public sealed class StageFailure : Exception
{
    public StageFailure(string message, string? hint = null, Exception? inner = null)
        : base(message, inner) => Hint = hint;

    /// <summary>What to do about it.</summary>
    public string? Hint { get; }
}
