using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Who made a change, and so can't approve it. People are numbers of accounts.</summary>
/// <param name="Contributors">Authors, committers and co-authors of its commits.</param>
/// <param name="LastPushers">Who pushed head; nobody where the forge does not say it.</param>
/// <param name="Unattributed">Commits of which nobody knows who made them, with why.</param>
internal sealed record Participants(long? Author, ImmutableHashSet<long> Contributors, ImmutableHashSet<long> LastPushers, ImmutableArray<(string Commit, string Why)> Unattributed)
{
    // The forge's own committer, of what is merged or edited on its pages.
    private const string Forge = "web-flow";

    public static Participants Of(JudgedChange change)
    {
        var people = new HashSet<long>();
        var unattributed = new List<(string, string)>();
        foreach (var commit in change.Recorded.Commits) AddMakers(commit, change, people, unattributed);
        foreach (var commit in change.Commits) AddCoAuthors(commit, change, people, unattributed);
        return new Participants(change.Recorded.Pull?.Author?.Id, [.. people], LastPushersOf(change), [.. unattributed.Distinct()]);
    }

    private static void AddMakers(PullCommit commit, JudgedChange change, HashSet<long> people, List<(string, string)> unattributed)
    {
        if (commit.Author is { } author) people.Add(author.Id);
        else unattributed.Add((commit.Sha, "its author has no account"));
        if (commit.Committer is not { } committer) unattributed.Add((commit.Sha, "its committer has no account"));
        else if (committer.Login != Forge || HoldsRole(committer.Id, change.Policy.Compilation.Syntax.Header)) people.Add(committer.Id);
    }

    private static void AddCoAuthors(CommitText commit, JudgedChange change, HashSet<long> people, List<(string, string)> unattributed)
    {
        foreach (var coAuthor in Trailers.Anywhere(commit.Message, "Co-authored-by"))
        {
            if (IdOf(EmailOf(coAuthor), change) is { } id) people.Add(id);
            else unattributed.Add((commit.Id, $"nobody knows whose account its co-author '{coAuthor}' is"));
        }
    }

    private static long? IdOf(string email, JudgedChange change)
    {
        if (ForgeIdOf(email) is { } own) return own;
        foreach (var commit in change.Commits.Where(commit => string.Equals(commit.AuthorEmail, email, StringComparison.OrdinalIgnoreCase)))
        {
            if (change.Recorded.Commits.FirstOrDefault(recorded => recorded.Sha == commit.Id)?.Author is { } author) return author.Id;
        }

        return null;
    }

    // 1001+ada@users.noreply.github.com
    private static long? ForgeIdOf(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var plus = email.IndexOf('+', StringComparison.Ordinal);
        if (plus <= 0 || plus > at || !email[(at + 1)..].StartsWith("users.noreply.", StringComparison.OrdinalIgnoreCase)) return null;
        return long.TryParse(email.AsSpan(0, plus), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
    }

    private static string EmailOf(string person)
    {
        var open = person.LastIndexOf('<');
        return open >= 0 && person.EndsWith('>') ? person[(open + 1)..^1].Trim() : "";
    }

    private static bool HoldsRole(long id, HeaderSyntax header) => header.Roles.Any(role => role.People.Any(person => person.Id.Value == id));

    // Of two of one second either may be the last, so neither approves.
    private static ImmutableHashSet<long> LastPushersOf(JudgedChange change)
    {
        if (change.Recorded.Pull is not { } pull) return [];

        // What happens to a branch once it is merged, such as its end, is nobody's push.
        var until = change.Deployed is null ? null : pull.MergedAt;
        var pushes = change.Recorded.Activity.Where(activity => activity.Ref == "refs/heads/" + pull.Head.Ref && !(activity.At > until)).ToList();
        if (pushes.Count == 0) return [];
        var newest = pushes.Max(static push => push.At);
        var last = pushes.Where(push => push.At == newest).ToList();
        if (!last.Exists(push => push.After == change.Head) || last.Exists(static push => push.Actor is null)) return [];
        return [.. last.Select(static push => push.Actor).OfType<Account>().Select(static actor => actor.Id)];
    }
}
