using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Policies;

/// <summary>Approvals that are asked for together, who asks, and where that could be changed.</summary>
/// <param name="Seats">Roles and counts, with <c>owner</c> already the model's owner; null where a model has none.</param>
internal sealed record ApprovalDemand(string Asker, SourceSpan At, IReadOnlyList<Seats>? Seats)
{
    /// <summary>Returns every demand of a workspace: of environments for each model, of changes, of retraining.</summary>
    public static IEnumerable<ApprovalDemand> In(WorkspaceSyntax syntax)
    {
        foreach (var environment in syntax.Environments)
        {
            foreach (var demand in OfEnvironment(environment, syntax)) yield return demand;
        }

        // A change belongs to no model, so there `owner` is a role like any other.
        foreach (var kind in syntax.Header.Changes?.Entries ?? [])
            yield return new ApprovalDemand($"'changes.{kind.Name}'", kind.Key.Span, SeatsOf(ApprovalSyntax.ReadAll(syntax.Header.Changes, kind.Name), owner: "owner"));
        foreach (var monitor in syntax.Monitors)
        {
            if (monitor.Retrain?.Find("approvals") is not { } approvals) continue;
            var service = syntax.Services.FirstOrDefault(service => service.Name.Value == monitor.Service?.Value);
            var model = syntax.Models.FirstOrDefault(model => model.Name.Value == service?.Model?.Value);
            yield return new ApprovalDemand($"'retrain' of monitor '{monitor.Name.Value}'", approvals.Key.Span, SeatsOf(ApprovalSyntax.ReadAll(monitor.Retrain, "approvals"), model is null ? "" : OwnerOf(model)));
        }
    }

    private static IEnumerable<ApprovalDemand> OfEnvironment(EnvironmentSyntax environment, WorkspaceSyntax syntax)
    {
        var asker = $"Environment '{environment.Name.Value}'";
        foreach (var owner in OwnersOf(syntax))
        {
            if (environment.Body.Find("approvals") is { } approvals) yield return new ApprovalDemand(asker, approvals.Key.Span, SeatsOf(environment.Approvals, owner));
            foreach (var path in new[] { "rollback", "breakGlass" })
            {
                if (environment.Body.Map(path)?.Find("approvals") is { } special)
                    yield return new ApprovalDemand($"'{path}' of environment '{environment.Name.Value}'", special.Key.Span, SeatsOf(ApprovalSyntax.ReadAll(environment.Body.Map(path), "approvals"), owner));
            }
        }

        foreach (var model in syntax.Models)
        {
            if (model.Body.Map("approvals")?.Find(environment.Name.Value) is not { } own) continue;
            var added = ApprovalSyntax.ReadAll(model.Body.Map("approvals"), environment.Name.Value);
            yield return new ApprovalDemand($"{asker} for model '{model.Name.Value}'", own.Key.Span, SeatsOf([.. environment.Approvals, .. added], OwnerOf(model)));
        }
    }

    // Models of one owner ask the same; without any model `owner` means nothing yet.
    private static IEnumerable<string?> OwnersOf(WorkspaceSyntax syntax) =>
        syntax.Models.IsEmpty ? [""] : syntax.Models.Select(OwnerOf).Distinct();

    // An owner who can't be read was reported, and asks for nobody.
    private static string? OwnerOf(ModelSyntax model) => model.Body.Find("owner") is null ? null : model.Owner?.Value ?? "";

    private static List<Seats>? SeatsOf(ImmutableArray<ApprovalSyntax> approvals, string? owner)
    {
        var seats = new List<Seats>();
        foreach (var approval in approvals)
        {
            var role = approval.Role.Value == "owner" ? owner : approval.Role.Value;
            if (role is null) return null;
            if (role.Length == 0) continue;
            var index = seats.FindIndex(other => other.Role == role);
            if (index < 0) seats.Add(new Seats(role, approval.Count));
            else seats[index] = seats[index] with { Count = seats[index].Count + approval.Count };
        }

        return seats;
    }
}
