using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Backends.GitHubActions.GitHubActionsShapes;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>Applies manifests where no cluster follows a branch by itself.</summary>
internal static class KubectlSteps
{
    public static YamlMap Apply(WorkflowScope scope, EnvironmentSyntax environment, string service)
    {
        var connect = scope.Header.StackChoice("cloud") switch
        {
            "aws" => "aws eks update-kubeconfig --name \"$CLUSTER\" --kubeconfig \"$KUBECONFIG\"\n",
            "gcp" => "gcloud container clusters get-credentials \"$CLUSTER\" --location \"$LOCATION\"\n",
            "azure" => "az aks get-credentials --name \"$CLUSTER\" --resource-group \"$GROUP\" --file \"$KUBECONFIG\"\n",
            _ => "(umask 077 && printf '%s' \"$KUBECONFIG_CONTENT\" > \"$KUBECONFIG\")\n",
        };
        var cloud = scope.Header.Body.Map("stack").Map("cloud");
        return Run(
            $"Apply {service}", $"{connect}kubectl apply --kustomize generated/kubernetes/{service}/overlays/{environment.Name.Value}",
            ("KUBECONFIG", Text($"{Expressions.Written("runner.temp")}/kubeconfig")),
            ("CLUSTER", scope.HasCloudCluster ? environment.Body.Map("target").Text("cluster") is { } cluster ? Expressions.Literal(cluster) : Expressions.Value("vars.MLOPS_CLUSTER") : null),
            ("LOCATION", scope.Header.StackChoice("cloud") != "gcp" ? null : cloud.Map("gcp").Text("region") is { } region ? Expressions.Literal(region) : Expressions.Value("vars.MLOPS_GCP_REGION")),
            ("GROUP", scope.Header.StackChoice("cloud") != "azure" ? null : cloud.Map("azure").Text("resourceGroup") is { } group ? Expressions.Literal(group) : Expressions.Value("vars.MLOPS_AZURE_RESOURCE_GROUP")),
            ("KUBECONFIG_CONTENT", scope.HasCloudCluster ? null : Expressions.Secret("KUBECONFIG")));
    }
}
