using System.Globalization;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>Who plays in a policy test: the people of the roles, and somebody without any.</summary>
internal sealed class Cast(HeaderSyntax header)
{
    public const string Outsider = "outsider";

    private readonly Dictionary<string, long> numbers = header.Roles.SelectMany(static role => role.People)
        .GroupBy(static person => person.Login.Value, StringComparer.Ordinal)
        .ToDictionary(static same => same.Key, static same => same.First().Id.Value, StringComparer.Ordinal);

    public Account AccountOf(string? login) => login is not null && numbers.TryGetValue(login, out var number)
        ? new Account(number, login, "User")
        : new Account(numbers.Values.Append(header.Deployer?.Id.Value ?? 0).Max() + 1, Outsider, "User");

    public string EmailOf(string? login)
    {
        var account = AccountOf(login);
        return string.Create(CultureInfo.InvariantCulture, $"{account.Id}+{account.Login}@users.noreply.github.com");
    }
}
