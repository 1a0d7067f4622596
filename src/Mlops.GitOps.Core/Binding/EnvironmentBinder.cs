using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Graph;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

internal static class EnvironmentBinder
{
    public static void Bind(BindScope scope, IReadOnlyList<ModelSymbol> models)
    {
        ReportCycles(scope);
        foreach (var environment in scope.Syntax.Environments) Bind(environment, scope, models);
    }

    private static void Bind(EnvironmentSyntax environment, BindScope scope, IReadOnlyList<ModelSymbol> models)
    {
        var subject = $"Environment '{environment.Name.Value}'";
        scope.Owner(environment.Body.Text("owner"), subject);
        foreach (var before in environment.After) scope.Environments.Resolve(before, subject, scope.Diagnostics);
        scope.Approvals(environment.Approvals, subject, seesOwner: true);
        scope.Approvals(environment.RollbackApprovals, subject, seesOwner: true);
        scope.Approvals(environment.BreakGlassApprovals, subject, seesOwner: true);
        CheckFreezes(environment, scope.Diagnostics);
        CheckGates(environment, scope, models);
        foreach (var entry in environment.Overrides) OverrideBinder.Check(entry, environment, scope);
    }

    // Read once, so that what YAML has torn apart is reported once, then checked for every model it may hold.
    private static void CheckGates(EnvironmentSyntax environment, BindScope scope, IReadOnlyList<ModelSymbol> models)
    {
        if (environment.Body.Find("gates")?.Value is not YamlSequence gates) return;
        var place = new ExpressionPlace($"A gate of environment '{environment.Name.Value}'", ExpressionType.Bool);
        foreach (var gate in ExpressionReader.ReadList(gates, scope.Diagnostics))
        {
            foreach (var model in models) ExpressionBinder.Check(gate, GateScopes.Gate(model), place, scope.Diagnostics);
        }
    }

    private static void CheckFreezes(EnvironmentSyntax environment, DiagnosticBag diagnostics)
    {
        foreach (var freeze in environment.Body.Maps("freeze"))
        {
            if (freeze.Time("from") is { } from && freeze.Time("to") is { } to && from.Value >= to.Value)
                diagnostics.Report(Catalog.InvalidValue, to.Span, freeze.Text("to")?.Value ?? "", "to", "it is not after 'from'");
        }
    }

    private static void ReportCycles(BindScope scope)
    {
        var edges = scope.Syntax.Environments.ToDictionary(
            static environment => environment.Name.Value,
            static environment => (IReadOnlyList<string>)[.. environment.After.Select(static before => before.Value)],
            StringComparer.Ordinal);
        foreach (var cycle in CycleFinder.Find(edges))
            CycleReport.Report("Environments", [.. cycle.Select(name => scope.Environments.Find(name)?.Name).OfType<Spanned<string>>()], scope.Diagnostics);
    }
}
