using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Promotion.Forge;

namespace Mlops.GitOps.Cli.Editing;

/// <summary>Asks GitHub for the number of an account: a login can change hands, the number cannot.</summary>
internal static class AccountLookup
{
    // Somebody is watching, and has another way: the number can be typed.
    private static readonly ForgeLimits Impatient = new(TimeSpan.FromSeconds(10), Attempts: 1, TimeSpan.Zero);

    public static (long Id, string Login) Find(string login, string hint, Func<string, string?> variable)
    {
        try
        {
            using var forge = new GitHubClient(ForgeAddress.Of(variable), Impatient, ForgeClock.OfMachine, CancellationToken.None);
            var account = forge.User(login);
            return account.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number)
                && account.TryGetProperty("login", out var name) && name.ValueKind == JsonValueKind.String
                ? (number, name.GetString() ?? login)
                : throw new UserMistake($"GitHub's answer about '{login}' can't be understood", hint, ExitStatus.No);
        }
        catch (ForgeFailure none) when (none.Trouble == ForgeTrouble.NotFound)
        {
            throw new UserMistake($"GitHub knows no account '{login}'", exitStatus: ExitStatus.No);
        }
        catch (ForgeFailure failure)
        {
            throw new UserMistake($"the number of '{login}' can't be looked up: {failure.Message}", hint, ExitStatus.No);
        }
    }
}
