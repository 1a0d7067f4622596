using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Binding;

/// <summary>What every binder sees: the declared names, and where to report. Tables fill as binding goes down the line.</summary>
internal sealed class BindScope(WorkspaceSyntax syntax, DiagnosticBag diagnostics)
{
    public WorkspaceSyntax Syntax { get; } = syntax;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public NameTable<RoleSyntax> Roles { get; } = Table("role", syntax.Header.Roles, static role => role.Name, "mlops.yaml does not declare");

    public NameTable<string> Runtimes { get; } =
        Table("runtime", syntax.Header.Runtimes.Select(static entry => entry.Key.AsName()), static name => name, static name => name.Value, "mlops.yaml does not declare");

    public NameTable<string> Channels { get; } =
        Table("channel", syntax.Header.Channels.Select(static entry => entry.Key.AsName()), static name => name, static name => name.Value, "mlops.yaml does not declare");

    public NameTable<EntitySyntax> Entities { get; } = Table("entity", syntax.Entities, static entity => entity.Name);

    public NameTable<ProblemSyntax> Problems { get; } = Table("problem", syntax.Problems, static problem => problem.Name);

    public NameTable<PipelineSyntax> Pipelines { get; } = Table("pipeline", syntax.Pipelines, static pipeline => pipeline.Name);

    public NameTable<ModelSyntax> Models { get; } = Table("model", syntax.Models, static model => model.Name);

    public NameTable<ServiceSyntax> Services { get; } = Table("service", syntax.Services, static service => service.Name);

    public NameTable<MonitorSyntax> Monitors { get; } = Table("monitor", syntax.Monitors, static monitor => monitor.Name);

    public NameTable<EnvironmentSyntax> Environments { get; } = Table("environment", syntax.Environments, static environment => environment.Name);

    public NameTable<DatasetSymbol> Datasets { get; } = new("dataset");

    /// <summary>Views by <c>name@version</c>, and by name alone the highest version.</summary>
    public NameTable<ViewSymbol> Views { get; } = new("feature view");

    public NameTable<ModelSymbol> BoundModels { get; } = new("model");

    /// <summary>Checks that an owner is a declared role.</summary>
    public void Owner(Spanned<string>? owner, string referrer) => Roles.Resolve(owner, referrer, Diagnostics);

    /// <summary>Checks the roles of approvals; <c>owner</c> stands for the model's owner where there is a model.</summary>
    public void Approvals(IEnumerable<ApprovalSyntax> approvals, string referrer, bool seesOwner)
    {
        foreach (var approval in approvals)
        {
            if (!seesOwner || approval.Role.Value != "owner") Roles.Resolve(approval.Role, referrer, Diagnostics);
        }
    }

    private static NameTable<T> Table<T>(string noun, IEnumerable<T> items, Func<T, Spanned<string>> name, string whence = "no spec declares") =>
        Table(noun, items, name, static item => item, whence);

    private static NameTable<TValue> Table<T, TValue>(
        string noun, IEnumerable<T> items, Func<T, Spanned<string>> name, Func<T, TValue> value, string whence)
    {
        var table = new NameTable<TValue>(noun, whence);
        foreach (var item in items) table.Add(name(item).Value, value(item));
        return table;
    }
}
