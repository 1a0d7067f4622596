using System.Net;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Says what a store on a network refused, and what to do about it.</summary>
internal static class HttpFailure
{
    private const string GoOn = "Run the same command again to go on: what has arrived is kept.";

    public static async Task<RunFailure> Of(string url, HttpResponseMessage answer, CancellationToken cancel)
    {
        var body = await answer.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
        var detail = XmlText.Of(body, "Message") is { } message ? $" ({XmlText.Of(body, "Code")}: {message})" : "";
        var status = $"{(int)answer.StatusCode}{detail}";
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new RunFailure($"The store '{url}' does not know who asks: {status}.", "Name its credentials in `store: {secrets: [...]}` of mlops.yaml and set the variables."),
            HttpStatusCode.Forbidden => new RunFailure($"The store '{url}' does not allow this: {status}.", "The credentials need the right to list, read and write below this address."),
            HttpStatusCode.NotFound => new RunFailure($"Nothing is at the store's address '{url}': {status}.", "Check `store: {url: ...}` in mlops.yaml."),
            HttpStatusCode.MethodNotAllowed => new RunFailure($"The server of '{url}' takes no files: {status}.", "It has to allow PUT; nginx does with `dav_methods PUT MKCOL`."),
            HttpStatusCode.RequestEntityTooLarge => new RunFailure($"The server of '{url}' takes no files of this size: {status}.", "For nginx raise `client_max_body_size`."),
            HttpStatusCode.InsufficientStorage => new RunFailure($"The store '{url}' is full: {status}."),
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => new RunFailure($"The store '{url}' sends elsewhere, to '{answer.Headers.Location}'.", "If that is right, write that address in `store: {url: ...}`: it is not followed, because credentials would go there."),
            _ => new RunFailure($"The store '{url}' answers {status}.", GoOn),
        };
    }

    public static RunFailure Of(string url, Exception failure) => RetryPolicy.FailureIn(failure) ?? failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            new RunFailure($"No host has the name in '{url}'.", "Check `store: {url: ...}` in mlops.yaml, and the network."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new RunFailure($"'{url}' can't prove who it is: {Innermost(failure).Message}", "Its certificate has to be one that this machine trusts."),
        OperationCanceledException => new RunFailure($"The store '{url}' does not answer.", GoOn),
        _ => new RunFailure($"The connection to '{url}' failed: {Innermost(failure).Message}", GoOn),
    };

    private static Exception Innermost(Exception failure) => failure.InnerException is { } inner ? Innermost(inner) : failure;
}
