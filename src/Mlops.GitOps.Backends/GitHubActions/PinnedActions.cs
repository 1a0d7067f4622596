using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>Actions of others, each by the commit of a release: a tag can be moved, a commit can't.</summary>
internal static class PinnedActions
{
    public static YamlScalar Checkout { get; } = Pin("actions/checkout", "3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1");

    public static YamlScalar SetupDotnet { get; } = Pin("actions/setup-dotnet", "a98b56852c35b8e3190ac28c8c2271da59106c68", "v6.0.0");

    public static YamlScalar SetupPython { get; } = Pin("actions/setup-python", "5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0");

    public static YamlScalar SetupUv { get; } = Pin("astral-sh/setup-uv", "20cfd1bf945f4377ade1205e4dbc17946fc9a30d", "v10.0.1");

    public static YamlScalar UploadArtifact { get; } = Pin("actions/upload-artifact", "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0");

    public static YamlScalar DownloadArtifact { get; } = Pin("actions/download-artifact", "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1");

    public static YamlScalar CreateAppToken { get; } = Pin("actions/create-github-app-token", "1b10c78c7865c340bc4f6099eb2f838309f1e8c3", "v3.1.1");

    public static YamlScalar AwsCredentials { get; } = Pin("aws-actions/configure-aws-credentials", "e6de054238d6b7531b4efff3b6587d9aade6a06c", "v6.2.3");

    public static YamlScalar GoogleAuth { get; } = Pin("google-github-actions/auth", "7c6bc770dae815cd3e89ee6cdf493a5fab2cc093", "v3.0.0");

    public static YamlScalar AzureLogin { get; } = Pin("azure/login", "f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca", "v3.0.1");

    private static YamlScalar Pin(string action, string commit, string version) => YamlTree.Text($"{action}@{commit}") with { Comment = version };
}
