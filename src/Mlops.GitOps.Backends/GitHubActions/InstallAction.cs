using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Backends.GitHubActions.GitHubActionsShapes;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>The action that a workflow needs one line for: it installs the tool, and shows mistakes in the specs where they stand in the diff. The same for all workspaces of a repository.</summary>
internal static class InstallAction
{
    // Compiled in, so that files that one tool writes are judged by the same.
    private static readonly string ToolVersion = typeof(InstallAction).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static YamlMap Tree() => Map(
        ("name", Text("mlops")),
        ("description", Text("Installs mlops, and shows what is wrong with the specs where it stands in the diff.")),
        ("inputs", Map(
            ("workspace", Input("The folder of mlops.yaml.", ".")),
            ("validate", Input("Whether to check the specs; 'false' only installs.", "true")),
            ("version", Input("The version of the tool.", ToolVersion)),
            ("source", Input("A NuGet feed to install it from.", "https://api.nuget.org/v3/index.json")))),
        ("runs", Map(
            ("using", Text("composite")),
            ("steps", Seq(
                Uses("Set up .NET", PinnedActions.SetupDotnet, ("dotnet-version", Text("10.0.x"))),
                InShell(Run(
                    "Install mlops",
                    """
                    dotnet tool install Mlops.GitOps.Tool --tool-path "$RUNNER_TEMP/mlops" --version "$VERSION" --add-source "$SOURCE"
                    echo "$RUNNER_TEMP/mlops" >> "$GITHUB_PATH"

                    """,
                    ("VERSION", Expressions.Value("inputs.version")),
                    ("SOURCE", Expressions.Value("inputs.source")))),
                InShell(Run("Validate the specs", "mlops validate --workspace \"$WORKSPACE\" --format github", ("WORKSPACE", Expressions.Value("inputs.workspace")))
                    .If("inputs.validate == 'true'")))))));

    private static YamlMap Input(string description, string usual) => Map(("description", Text(description)), ("required", Bool(false)), ("default", Text(usual)));

    // A step of an action has no default shell.
    private static YamlMap InShell(YamlMap step) => Map([.. step.Entries.Select(static entry => (entry.Name, (YamlNode?)entry.Value)), ("shell", Text("bash"))]);
}
