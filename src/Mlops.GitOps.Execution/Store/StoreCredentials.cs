namespace Mlops.GitOps.Execution.Store;

/// <summary>What a store on a network is told of who asks.</summary>
/// <param name="Endpoint">The address of a server that speaks S3 and is not Amazon's.</param>
public sealed record StoreCredentials(
    string? User = null,
    string? Password = null,
    string? Token = null,
    string? AccessKey = null,
    string? SecretKey = null,
    string? SessionToken = null,
    string? Region = null,
    string? Endpoint = null)
{
    private static readonly string[] Settings = ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"];

    /// <summary>Takes them from the variables that are named, which must be set, and from those that say where a service is.</summary>
    public static StoreCredentials Of(IEnumerable<string> secrets, string what, Func<string, string?> variable)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in secrets) known[name] = variable(name) ?? throw new RunFailure($"{what} is opened by {name}, which is not set", $"export {name}=…");
        foreach (var name in Settings)
        {
            if (variable(name) is { } value) known.TryAdd(name, value);
        }

        return From(known);
    }

    /// <summary>Takes them from variables: AWS_* by their names, others by what they end with, such as STORE_TOKEN or STORE_USER and STORE_PASSWORD.</summary>
    public static StoreCredentials From(IReadOnlyDictionary<string, string> variables) => new(
        EndingWith(variables, "_USER") ?? EndingWith(variables, "_USERNAME"),
        EndingWith(variables, "_PASSWORD"),
        EndingWith(variables, "_TOKEN"),
        variables.GetValueOrDefault("AWS_ACCESS_KEY_ID"),
        variables.GetValueOrDefault("AWS_SECRET_ACCESS_KEY"),
        variables.GetValueOrDefault("AWS_SESSION_TOKEN"),
        variables.GetValueOrDefault("AWS_REGION") ?? variables.GetValueOrDefault("AWS_DEFAULT_REGION"),
        variables.GetValueOrDefault("AWS_ENDPOINT_URL_S3") ?? variables.GetValueOrDefault("AWS_ENDPOINT_URL"));

    // What a record prints is what a log shows.
    public override string ToString() => nameof(StoreCredentials);

    private static string? EndingWith(IReadOnlyDictionary<string, string> variables, string ending) =>
        variables.Where(variable => variable.Key.EndsWith(ending, StringComparison.Ordinal) && !variable.Key.StartsWith("AWS_", StringComparison.Ordinal))
            .OrderBy(static variable => variable.Key, StringComparer.Ordinal).Select(static variable => variable.Value).FirstOrDefault();
}
