using System.Text.Json.Nodes;

namespace Mlops.GitOps.Cli.Tests.Judging;

/// <summary>Everybody who occurs in cases, as the forge shows them.</summary>
internal static class CasePeople
{
    private static readonly Dictionary<string, (long Id, string Login, string Type)> All = new(StringComparer.Ordinal)
    {
        ["ada"] = (1001, "ada", "User"),
        ["grace"] = (1002, "grace", "User"),
        ["joan"] = (1003, "joan", "User"),
        ["edith"] = (2001, "edith", "User"),
        ["hypatia"] = (2002, "hypatia", "User"),
        ["emmy"] = (2003, "emmy", "User"),
        ["linus"] = (3001, "linus", "User"),
        ["nobody"] = (3002, "nobody", "User"),
        ["karen"] = (4001, "karen", "User"),
        ["deployer"] = (9002, "acme-deploy[bot]", "Bot"),
        ["robot"] = (9100, "approver[bot]", "Bot"),
        ["web-flow"] = (19864447, "web-flow", "User"),
        ["grace-renamed"] = (1002, "grace-hopper", "User"),
        ["edith-imposter"] = (6661, "edith", "User"),
        ["edith-shouting"] = (6662, "EDITH", "User"),
        ["edith-as-bot"] = (2001, "edith", "Bot"),
        ["web-flow-imposter"] = (1002, "web-flow", "User"),
    };

    public static JsonNode? Of(string name) =>
        name == "null" ? null : new JsonObject { ["id"] = All[name].Id, ["login"] = All[name].Login, ["type"] = All[name].Type };

    public static string EmailOf(string name) => name == "null" ? "someone@example.org" : FormattableString.Invariant($"{name}@example.com");

    public static string NoReplyOf(string name) => FormattableString.Invariant($"{All[name].Id}+{All[name].Login}@users.noreply.github.com");
}
