using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Whether somebody broke the glass, and had the right to.</summary>
/// <param name="Refusal">Why it lifts nothing; null where it lifts.</param>
internal sealed record BrokenGlass(string? Refusal)
{
    private const string Trailer = "Break-glass";

    /// <summary>Returns what the head says; null where nobody broke anything.</summary>
    public static BrokenGlass? Of(Hearing hearing)
    {
        var head = hearing.Change.Commits.FirstOrDefault(commit => commit.Id == hearing.Change.Head);
        if (head is null || hearing.Environments.IsEmpty || Trailers.Of(head.Message, Trailer).ToList() is not { Count: > 0 } tickets) return null;
        var hasTicket = tickets.Exists(static ticket => ticket.Length > 0);
        return new BrokenGlass(hearing.Environments.Select(environment => RefusalOf(environment, hasTicket, hearing)).FirstOrDefault(static refusal => refusal is not null));
    }

    private static string? RefusalOf(EnvironmentSyntax environment, bool hasTicket, Hearing hearing)
    {
        var name = environment.Name.Value;
        if (environment.Body.Map("breakGlass") is not { } rule) return $"environment '{name}' has no break-glass rule";
        if (!hasTicket && rule.Text("ticket")?.Value != "optional") return $"the trailer '{Trailer}' names no ticket";
        foreach (var model in hearing.Pins.Where(one => one.Pin.Environment == name).Select(static one => one.Pin.Model).Distinct(StringComparer.Ordinal).DefaultIfEmpty(""))
        {
            var owner = hearing.Change.Policy.Compilation.Syntax.Models.FirstOrDefault(one => one.Name.Value == model)?.Owner?.Value;
            var missing = hearing.Quorum.Missing(Demands.BreakGlass(environment, owner));
            if (!missing.IsEmpty) return $"breaking the glass of environment '{name}' lacks {People.Count(missing[0].Missing)} of '{missing[0].Seat.Role}'";
        }

        return null;
    }
}
