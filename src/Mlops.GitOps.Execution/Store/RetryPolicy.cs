namespace Mlops.GitOps.Execution.Store;

/// <summary>How long a store on a network is waited for.</summary>
/// <param name="Idle">How long nothing may arrive or leave before an attempt has failed.</param>
public sealed record RetryPolicy(int Attempts, TimeSpan FirstDelay, TimeSpan Idle)
{
    public static RetryPolicy Usual { get; } = new(5, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(60));

    public Task Wait(int attempt, CancellationToken cancel) => Task.Delay(FirstDelay * Math.Pow(2, Math.Min(attempt, 6)), cancel);

    /// <summary>Whether the next attempt may succeed where one ended so.</summary>
    public static bool IsTransient(Exception failure, CancellationToken cancel) => failure switch
    {
        OperationCanceledException => !cancel.IsCancellationRequested,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } => false,
        HttpRequestException or IOException => FailureIn(failure) is null,
        _ => false,
    };

    /// <summary>Returns the failure of ours that the network's classes wrapped, or null.</summary>
    public static RunFailure? FailureIn(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is RunFailure ours) return ours;
        }

        return null;
    }
}
