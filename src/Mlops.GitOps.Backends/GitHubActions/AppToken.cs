using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Backends.GitHubActions.GitHubActionsShapes;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>A token of the GitHub App that the specs name. What the token of the workflow itself writes starts no other workflow, and has not the App's name on it.</summary>
internal static class AppToken
{
    /// <summary>Returns the step that gets a token, and the token; without such an App, no step and the token of the workflow.</summary>
    public static (YamlMap? Step, YamlScalar Token) For(PersonSyntax? account, string role, params (string Name, string Level)[] permissions)
    {
        if (account?.Login.Value.EndsWith("[bot]", StringComparison.Ordinal) != true) return (null, Expressions.Value("github.token"));
        var step = Uses("Become the App", PinnedActions.CreateAppToken,
        [
            ("client-id", Expressions.Value($"vars.MLOPS_{role}_CLIENT_ID")),
            ("private-key", Expressions.Secret($"MLOPS_{role}_APP_KEY")),
            .. permissions.Select(static permission => ($"permission-{permission.Name}", (YamlNode?)Text(permission.Level))),
        ]);
        return (step.Id("app").From(account.Login.Span), Expressions.Value("steps.app.outputs.token"));
    }
}
