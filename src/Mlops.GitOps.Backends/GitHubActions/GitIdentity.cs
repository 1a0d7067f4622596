using System.Globalization;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>Who commits and pushes, as variables of the one step that does: nothing is left in a file for later steps to find.</summary>
internal static class GitIdentity
{
    private const string Helper = """!f() { echo username=x-access-token; echo "password=$GITHUB_TOKEN"; }; f""";

    /// <summary>How git signs in with the token of the step.</summary>
    public static (string Key, YamlNode? Value)[] Credentials { get; } = [("GIT_CONFIG_COUNT", Text("1")), ("GIT_CONFIG_KEY_0", Text("credential.helper")), ("GIT_CONFIG_VALUE_0", Text(Helper))];

    /// <param name="account">The machine account that the specs name; that of workflows unless given.</param>
    public static (string Key, YamlNode? Value)[] Of(PersonSyntax? account)
    {
        var (id, login) = account is null ? (41898282, "github-actions[bot]") : (account.Id.Value, Expressions.Escaped(account.Login.Value));
        var address = string.Create(CultureInfo.InvariantCulture, $"{id}+{login}@users.noreply.github.com");
        return
        [
            ("GIT_AUTHOR_NAME", Text(login)), ("GIT_AUTHOR_EMAIL", Text(address)), ("GIT_COMMITTER_NAME", Text(login)), ("GIT_COMMITTER_EMAIL", Text(address)),
            .. Credentials,
        ];
    }
}
