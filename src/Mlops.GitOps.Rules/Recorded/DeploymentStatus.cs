namespace Mlops.GitOps.Rules.Recorded;

/// <summary>How a deployment went.</summary>
/// <param name="Id">Tells two of one second apart; 0 where it was not said.</param>
public sealed record DeploymentStatus(long Id, string State, DateTimeOffset CreatedAt, Account? Creator)
{
    public bool IsSuccess => State == "success";

    public bool IsFailure => State is "failure" or "error";
}
