using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>Holds the names of policy tests against those of the workspace.</summary>
internal sealed class KnownNames(Compilation workspace)
{
    private readonly List<string> models = [.. workspace.Syntax.Models.Select(static model => model.Name.Value)];
    private readonly List<string> environments = [.. workspace.Syntax.Environments.Select(static environment => environment.Name.Value)];
    private readonly List<string> logins = [Cast.Outsider, .. workspace.Syntax.Header.Roles.SelectMany(static role => role.People).Select(static person => person.Login.Value).Distinct(StringComparer.Ordinal)];
    private readonly List<string> codes = [.. ReasonCodes.All.Select(static code => code.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether all that a test names is there; what is not is reported.</summary>
    public bool Check(PolicyTest test, DiagnosticBag diagnostics)
    {
        var isKnown = true;
        void Need(string noun, Spanned<string> name, List<string> known, string whence)
        {
            if (known.Contains(name.Value, StringComparer.Ordinal)) return;
            diagnostics.Report(Catalog.UndefinedName, name.Span, [$"Policy test '{test.Name}'", noun, name.Value, whence], Spelling.Nearest(name.Value, known));
            isKnown = false;
        }

        foreach (var model in test.Given.Texts("model")) Need("model", model, models, "no spec declares");
        foreach (var environment in EnvironmentsOf(test)) Need("environment", environment, environments, "no spec declares");
        foreach (var login in LoginsOf(test.When)) Need("person", login, logins, "no role of mlops.yaml lists; somebody without a role is 'outsider'");
        foreach (var code in test.Codes) Need("reason", code, codes, "no verdict gives");
        if (test.Given.Integer("version") is { } version && test.Given.Text("model") is { } of && !workspace.Model.Versions.Any(record => record.Model == of.Value && record.Version == version.Value))
            Need($"version of model '{of.Value}'", new Spanned<string>(FormattableString.Invariant($"{version.Value}"), version.Span), [], "the registry does not have");
        return isKnown;
    }

    private static IEnumerable<Spanned<string>> EnvironmentsOf(PolicyTest test) =>
        [.. test.When.Texts("promoteTo"), .. test.When.Texts("removeFrom"), .. test.Given.Texts("ranIn"), .. test.Given.Entries("runsIn").Select(static entry => entry.Key.AsName())];

    private static IEnumerable<Spanned<string>> LoginsOf(YamlMap when) =>
    [
        .. when.Texts("by"), .. when.Texts("pushedBy"), .. when.Texts("coAuthors"), .. when.Texts("changesRequestedBy"), .. when.Texts("approvedBy"),
        .. when.Maps("approvedBy").Select(static approval => approval.Text("login")).OfType<Spanned<string>>(),
    ];
}
