using System.Collections.Immutable;
using System.Text.Json;

namespace Mlops.GitOps.Rules.Recorded;

/// <summary>Reads the objects of GitHub's REST answers. What nothing here asks for may be anything.</summary>
internal static class ForgeObjects
{
    public static PullRequest Pull(ForgeValue pull)
    {
        var merged = pull["merged_at"];
        var author = pull["user"];
        return new PullRequest(
            pull["url"].Text(),
            pull["state"].Text() == "open",
            pull["draft"].Flag(),
            merged.IsAbsent || merged.IsNull ? null : merged.Time(),
            IsEmpty(author) ? author.Wrong<Account?>("an account", null) : Account(author),
            End(pull["head"], isBase: false),
            End(pull["base"], isBase: true),
            pull["changed_files"].Count(),
            pull["commits"].Count())
        {
            MergeCommitSha = pull["merge_commit_sha"].OptionalText() is { Length: > 0 } commit ? commit : null,
        };
    }

    public static Review Review(ForgeValue review)
    {
        var state = review["state"].Text();
        var submitted = review["submitted_at"];
        var isDecided = state is "APPROVED" or "CHANGES_REQUESTED" or "DISMISSED";
        return new Review(
            review["id"].Id(),
            IsNullOrEmpty(review["user"]) ? null : Reviewer(review["user"]),
            state,
            (submitted.IsAbsent || submitted.IsNull) && !isDecided ? null : submitted.Time(),
            isDecided ? review["commit_id"].TextOrNull() : review["commit_id"].OptionalText(),
            review["pull_request_url"].Text());
    }

    public static PullCommit Commit(ForgeValue commit)
    {
        var verification = commit["commit"]["verification"];
        return new PullCommit(commit["sha"].Text(), AccountOrNull(commit["author"]), AccountOrNull(commit["committer"]), verification.IsObject && verification["verified"].Flag());
    }

    public static PullFile File(ForgeValue file)
    {
        var moved = file["status"].Text() == "renamed";
        return new PullFile(file["filename"].Text(), moved ? file["previous_filename"].Text() : null);
    }

    public static BranchActivity Activity(ForgeValue activity) =>
        new(activity["ref"].Text(), activity["after"].Text(), activity["timestamp"].Time(), AccountOrNull(activity["actor"]));

    public static Deployment Deployment(ForgeValue deployment) => new(
        deployment["sha"].Text(),
        deployment["environment"].Text(),
        Payload(deployment["payload"]),
        AccountOrNull(deployment["creator"]),
        [.. deployment["statuses"].Items().Select(Status)]);

    private static DeploymentStatus Status(ForgeValue status) =>
        new(status["id"].IsAbsent ? 0 : status["id"].Id(), status["state"].Text(), status["created_at"].Time(), AccountOrNull(status["creator"]));

    // A payload is an object, or a text that holds one; whatever else it is, it is none of ours.
    private static DeployedBundle? Payload(ForgeValue payload)
    {
        if (payload.IsAbsent) return payload.Wrong<DeployedBundle?>("a payload", null);
        if (payload.IsObject) return Bundle(payload);
        if (!payload.IsText) return null;
        using var document = ForgeJson.TryParse(payload.OptionalText());
        return document is null ? null : Bundle(new ForgeValue(document.RootElement, payload.Place, payload.Problems));
    }

    private static DeployedBundle? Bundle(ForgeValue payload) =>
        payload["model"].IsText && payload["slot"].IsText && payload["bundle"].IsText
            ? new DeployedBundle(payload["model"].OptionalText(), payload["slot"].OptionalText(), payload["bundle"].OptionalText())
            : null;

    private static PullEnd End(ForgeValue end, bool isBase)
    {
        var repository = end["repo"];
        return new PullEnd(end["sha"].Text(), end["ref"].Text(), repository.IsNull && !isBase ? null : Repository(repository, isBase));
    }

    private static ForgeRepository Repository(ForgeValue repository, bool isBase)
    {
        if (!repository.IsObject) return repository.Wrong("a repository", new ForgeRepository(0, "", ""));
        var id = repository["id"].IsAbsent ? 0 : repository["id"].Id();
        var name = repository["full_name"].OptionalText();
        if (id == 0 && name.Length == 0) repository["id"].Wrong("the number of something", 0);
        return new ForgeRepository(id, name, isBase ? repository["default_branch"].Text() : "");
    }

    private static Account Reviewer(ForgeValue account) => new(account["id"].Id(), account["login"].Text(), account["type"].Text());

    private static Account Account(ForgeValue account) => new(account["id"].Id(), account["login"].OptionalText(), account["type"].OptionalText());

    private static Account? AccountOrNull(ForgeValue account)
    {
        if (account.IsAbsent) return account.Wrong<Account?>("an account", null);
        return IsNullOrEmpty(account) ? null : Account(account);
    }

    // GitHub writes an account that it does not know as null, and in lists of commits also as an object without anything.
    private static bool IsNullOrEmpty(ForgeValue account) => account.IsNull || account.Element is { ValueKind: JsonValueKind.Object } map && map.GetPropertyCount() == 0;

    private static bool IsEmpty(ForgeValue account) => account.IsAbsent || IsNullOrEmpty(account);
}
