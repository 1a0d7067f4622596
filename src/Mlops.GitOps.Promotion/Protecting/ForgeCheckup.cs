using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;

namespace Mlops.GitOps.Promotion.Protecting;

/// <summary>Looks whether a forge makes people heed verdicts: without that, a verdict is advice.</summary>
public static class ForgeCheckup
{
    /// <summary>The name of the check that gives the verdict.</summary>
    public const string UsualCheck = "gate";

    // What decides who may change what runs, and what must therefore have owners.
    private static readonly (string Shown, string Example)[] Owned =
        [("mlops.yaml", "mlops.yaml"), ("environments/", "environments/any.pins.yaml"), ("registry/", "registry/any/1.yaml")];

    /// <param name="commit">Whose CODEOWNERS counts.</param>
    /// <param name="check">The name of the check that gives the verdict.</param>
    public static ImmutableArray<Finding> Run(GitHubClient forge, RepositoryName name, GitRepository repository, string commit, string check)
    {
        var branch = forge.Repository(name) is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("default_branch", out var text) ? text.GetString() ?? "" : "";
        var guard = BranchGuard.Of(forge, name, branch);
        var unowned = Unowned(repository, commit);
        return
        [
            new($"branch '{branch}' changes by pull requests only", guard.NeedsPull, "add a ruleset for the branch with 'Require a pull request before merging'"),
            new($"the check '{check}' must pass", guard.Checks.Any(one => IsCheck(one, check)), $"require the status check '{check}' in the same ruleset"),
            new("owners must review what they own", guard.NeedsOwners, "'Require review from Code Owners' in the same ruleset"),
            new("everything that decides who may change what runs has owners", unowned.IsEmpty, $"CODEOWNERS names nobody for {string.Join(", ", unowned)}"),
            new("CODEOWNERS has no errors", HasNoErrors(forge, name, branch), "mend what GitHub shows at the top of the file"),
            new("nobody pushes over history", guard.RefusesForce, "'Block force pushes' in the same ruleset"),
            new("nobody bypasses these rules", guard.CanBypass is { } can ? !can : null, guard.CanBypass is null ? "a token that may read the administration of the repository sees it" : "remove every actor from the bypass list"),
        ];
    }

    // A job of a workflow that is called is shown behind the job that calls it: `mlops / gate`.
    private static bool IsCheck(string context, string check) => context == check || context.EndsWith(" / " + check, StringComparison.Ordinal);

    private static bool HasNoErrors(GitHubClient forge, RepositoryName name, string branch) =>
        forge.CodeownersErrors(name, branch) is { } answer && answer.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() == 0;

    private static ImmutableArray<string> Unowned(GitRepository repository, string commit)
    {
        (string Shown, string Path)[] paths = [(".github/", ".github/workflows/any.yml"), .. Owned.Select(one => (repository.Prefix + one.Shown, repository.Prefix + one.Example))];
        var file = CodeOwners.Places.Select(place => repository.Files(commit, place).FirstOrDefault(entry => entry.Path == place)).OfType<TreeEntry>().FirstOrDefault();
        var owners = CodeOwners.Parse(file is null ? "" : Encoding.UTF8.GetString(repository.Read(file)));
        return [.. paths.Where(path => !owners.IsOwned(path.Path)).Select(static path => path.Shown)];
    }
}
