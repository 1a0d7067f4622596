using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Backends.GitHubActions.GitHubActionsShapes;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>Signs in to the cloud of the stack with the job's own identity: no key is kept anywhere. What the specs leave open, a variable of the repository or environment says.</summary>
internal static class CloudLogin
{
    /// <summary>Returns the step for a job that reaches the store; null where secrets open it, or it is not in that cloud.</summary>
    public static YamlMap? ForStore(WorkflowScope scope) =>
        scope.StoreSecrets.IsEmpty && scope.Header.StackChoice("cloud") == "aws" && scope.Header.Body.Map("store").Text("url")?.Value.StartsWith("s3:", StringComparison.Ordinal) == true ? Of(scope) : null;

    /// <summary>Returns the step for a job that reaches a cluster; null where the stack has no cloud with such a sign-in.</summary>
    public static YamlMap? Of(WorkflowScope scope)
    {
        var settings = scope.Header.Body.Map("stack").Map("cloud");
        return scope.Header.StackChoice("cloud") switch
        {
            "aws" => Uses("Sign in to AWS", PinnedActions.AwsCredentials,
                ("role-to-assume", Said(settings.Map("aws"), "role", "MLOPS_AWS_ROLE")), ("aws-region", Said(settings.Map("aws"), "region", "MLOPS_AWS_REGION"))),
            "gcp" => Uses("Sign in to Google Cloud", PinnedActions.GoogleAuth,
                ("workload_identity_provider", Expressions.Value("vars.MLOPS_GCP_IDENTITY_PROVIDER")),
                ("service_account", Said(settings.Map("gcp"), "serviceAccount", "MLOPS_GCP_SERVICE_ACCOUNT")), ("project_id", Said(settings.Map("gcp"), "project", "MLOPS_GCP_PROJECT"))),
            "azure" => Uses("Sign in to Azure", PinnedActions.AzureLogin,
                ("client-id", Said(settings.Map("azure"), "client", "MLOPS_AZURE_CLIENT")),
                ("tenant-id", Expressions.Value("vars.MLOPS_AZURE_TENANT")), ("subscription-id", Said(settings.Map("azure"), "subscription", "MLOPS_AZURE_SUBSCRIPTION"))),
            _ => null,
        };
    }

    private static YamlScalar Said(YamlMap? settings, string key, string variable) => settings.Text(key) is { } said ? Expressions.Literal(said) : Expressions.Value($"vars.{variable}");
}
