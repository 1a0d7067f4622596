using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Binding;

/// <summary>What every binder sees: the declared names, and where to report. Tables fill as binding goes down the line.</summary>
internal sealed class BindScope(WorkspaceSyntax syntax, DiagnosticBag diagnostics)
{
    private const string InHeader = "mlops.yaml does not declare";

    public WorkspaceSyntax Syntax { get; } = syntax;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public NameTable<RoleSyntax> Roles { get; } = Table("role", "roles", syntax.Gaps, syntax.Header.Roles, static role => role.Name, static role => role, InHeader);

    public NameTable<string> Runtimes { get; } =
        Table("runtime", "runtimes", syntax.Gaps, syntax.Header.Runtimes, static entry => entry.Key.AsName(), static entry => entry.Name, InHeader);

    public NameTable<string> Channels { get; } =
        Table("channel", "channels", syntax.Gaps, syntax.Header.Channels, static entry => entry.Key.AsName(), static entry => entry.Name, InHeader);

    public NameTable<EntitySyntax> Entities { get; } = Table("entity", "entities", syntax.Gaps, syntax.Entities, static entity => entity.Name);

    public NameTable<ProblemSyntax> Problems { get; } = Table("problem", "problems", syntax.Gaps, syntax.Problems, static problem => problem.Name);

    public NameTable<PipelineSyntax> Pipelines { get; } = Table("pipeline", "pipelines", syntax.Gaps, syntax.Pipelines, static pipeline => pipeline.Name);

    public NameTable<ModelSyntax> Models { get; } = Table("model", "models", syntax.Gaps, syntax.Models, static model => model.Name);

    public NameTable<ServiceSyntax> Services { get; } = Table("service", "services", syntax.Gaps, syntax.Services, static service => service.Name);

    public NameTable<MonitorSyntax> Monitors { get; } = Table("monitor", "monitors", syntax.Gaps, syntax.Monitors, static monitor => monitor.Name);

    public NameTable<EnvironmentSyntax> Environments { get; } = Table("environment", "environments", syntax.Gaps, syntax.Environments, static environment => environment.Name);

    public NameTable<DatasetSymbol> Datasets { get; } = Empty<DatasetSymbol>("dataset", "datasets", syntax.Gaps);

    /// <summary>Views by <c>name@version</c>, and by name alone the highest version.</summary>
    public NameTable<ViewSymbol> Views { get; } = Empty<ViewSymbol>("feature view", "features", syntax.Gaps);

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

    private static NameTable<T> Table<T>(string noun, string section, ReadingGaps gaps, IEnumerable<T> items, Func<T, Spanned<string>> name) =>
        Table(noun, section, gaps, items, name, static item => item, "no spec declares");

    private static NameTable<TValue> Table<T, TValue>(
        string noun, string section, ReadingGaps gaps, IEnumerable<T> items, Func<T, Spanned<string>> name, Func<T, TValue> value, string whence)
    {
        var table = Empty<TValue>(noun, section, gaps, whence);
        foreach (var item in items) table.Add(name(item).Value, value(item));
        return table;
    }

    private static NameTable<T> Empty<T>(string noun, string section, ReadingGaps gaps, string whence = "no spec declares")
    {
        var table = new NameTable<T>(noun, whence, gaps.IsOpen(section));
        foreach (var name in gaps.NamesIn(section)) table.AddUnusable(name);
        return table;
    }
}
