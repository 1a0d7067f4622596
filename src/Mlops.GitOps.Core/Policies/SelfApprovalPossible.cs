using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Policies;

/// <summary>MLG7003: some person can author, approve and release: no approvals, one person under two accounts, a machine account that approves.</summary>
internal static class SelfApprovalPossible
{
    public static readonly Policy Policy = new(Catalog.SelfApprovalPossible, Check);

    private static void Check(PolicyContext context)
    {
        foreach (var environment in context.Syntax.Environments) CheckEnvironment(context, environment);
        CheckAccounts(context);
        CheckMachines(context);
    }

    private static void CheckEnvironment(PolicyContext context, EnvironmentSyntax environment)
    {
        if (IsSaid(environment.Body)) return;
        var models = context.Syntax.Models;
        var open = models.FirstOrDefault(model => !IsSaid(model, environment.Name.Value));
        if (open is null && !models.IsEmpty) return;
        var at = environment.Body.Find("approvals")?.Key.Span ?? environment.Name.Span;
        context.Diagnostics.Report(Catalog.SelfApprovalPossible, at, $"environment '{environment.Name.Value}' asks for no approval, so {AnybodyOf(context)} could change its pins alone");
    }

    // Somebody with a name says more than a rule; where nobody has one, everybody who can push is meant.
    private static string AnybodyOf(PolicyContext context) =>
        context.Syntax.Header.Roles.SelectMany(static role => role.People).FirstOrDefault() is { } person ? $"'{person.Login.Value}', or anybody who can push," : "anybody who can push";

    // Approvals that could not be read are asked for all the same.
    private static bool IsSaid(YamlMap environment) => IsSaid(environment.Find("approvals"));

    private static bool IsSaid(ModelSyntax model, string environment) =>
        model.Body.Find("approvals") is { } approvals && (approvals.Value is not YamlMap map || IsSaid(map.Find(environment)));

    private static bool IsSaid(YamlEntry? approvals) => approvals is not null and not { Value: YamlSequence { Written.IsEmpty: true } };

    private static void CheckAccounts(PolicyContext context)
    {
        var loginOf = new Dictionary<long, Spanned<string>>();
        var idOf = new Dictionary<string, Spanned<long>>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in context.Syntax.Header.Roles.SelectMany(static role => role.People).OrderBy(static person => person.Id.Span.Start))
        {
            if (loginOf.TryGetValue(person.Id.Value, out var login) && !string.Equals(login.Value, person.Login.Value, StringComparison.OrdinalIgnoreCase))
                Report(context, person.Login.Span, FormattableString.Invariant($"account {person.Id.Value} is called both '{login.Value}' and '{person.Login.Value}'"), login.Span);
            if (idOf.TryGetValue(person.Login.Value, out var id) && id.Value != person.Id.Value)
                Report(context, person.Id.Span, FormattableString.Invariant($"'{person.Login.Value}' is listed with two account numbers, {id.Value} and {person.Id.Value}, and counts as two people: '{person.Login.Value}' could write as one and approve as the other"), id.Span);
            loginOf[person.Id.Value] = person.Login;
            idOf[person.Login.Value] = person.Id;
        }
    }

    private static void CheckMachines(PolicyContext context)
    {
        var header = context.Syntax.Header;
        var approving = new HashSet<string>(ApprovalDemand.In(context.Syntax).SelectMany(static demand => demand.Seats ?? []).Select(static seat => seat.Role), StringComparer.Ordinal);
        foreach (var registrar in header.Registrars) CheckMachine("registrar", registrar, approving, context);
        if (header.Deployer is { } deployer) CheckMachine("deployer", deployer, approving, context);
    }

    private static void CheckMachine(string what, PersonSyntax machine, HashSet<string> approving, PolicyContext context)
    {
        var role = context.Syntax.Header.Roles.FirstOrDefault(role => approving.Contains(role.Name.Value) && role.People.Any(person => person.Id.Value == machine.Id.Value));
        if (role is null) return;
        var member = role.People.First(person => person.Id.Value == machine.Id.Value);
        Report(context, machine.Id.Span, $"the {what} '{machine.Login.Value}' also approves, as '{role.Name.Value}', so whoever holds its token could write, approve and release", member.Id.Span);
    }

    private static void Report(PolicyContext context, SourceSpan span, string why, SourceSpan other) =>
        context.Diagnostics.Report(Catalog.SelfApprovalPossible, span, [why], related: [new RelatedLocation("the other one stands here", other.ToLocation())]);
}
