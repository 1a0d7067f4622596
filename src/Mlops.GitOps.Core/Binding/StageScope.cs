using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Stages;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>What a kind of stage asks of its surroundings to check a stage: artifacts for references, symbols for names.</summary>
internal sealed partial class StageScope(PipelineContext context, StageInstance instance, StageKind kind)
{
    private BindScope Scope => context.Scope;

    private DiagnosticBag Diagnostics => context.Scope.Diagnostics;

    public StageSyntax Syntax => instance.Syntax;

    private string Subject => $"Stage '{Syntax.Name.Value}'";

    /// <summary>The model that the product of this stage is registered as, if any.</summary>
    public string? RegisteredAs => context.RegisteredAs.GetValueOrDefault(instance.Id);

    public bool Has(string field) => Syntax.Body.Find(field) is not null;

    public Spanned<string>? Text(string field) => Syntax.Body.Text(field);

    public void ReportMissing(string field) => Diagnostics.Report(Catalog.MissingProperty, Syntax.Name.Span, Subject, field);

    public DatasetSymbol? Dataset(string field)
    {
        if (Syntax.Body.Scalar(field) is not { IsNull: false } scalar || Interpolate(scalar) is not { } name) return null;
        return Scope.Datasets.Resolve(new Spanned<string>(name, scalar.Span), Subject, Diagnostics);
    }

    /// <summary>Returns the table an input refers to, or one of which nothing is known where that was reported.</summary>
    public TableType Table(string field) => Artifact<TableType>(field, "a Table") ?? TableType.Open;

    public ImmutableArray<TableType> Tables(string field) =>
        [.. InputsUnder(field).Select(input => Want<TableType>(input, "a Table")).OfType<TableType>()];

    public ModelType? Model(string field) => Artifact<ModelType>(field, "a Model");

    public void Metrics(string field) => Artifact<MetricsType>(field, "Metrics");

    public void File(string field) => Artifact<FileType>(field, "a File");

    public void AnyInputs(string field)
    {
        foreach (var input in InputsUnder(field)) Resolve(input);
    }

    /// <summary>Returns a model of the pipeline, or for <c>model@environment</c> what runs there.</summary>
    public ModelType? ModelOrPinned(string field)
    {
        if (InputsUnder(field).FirstOrDefault() is not { IsPinned: true } input) return Model(field);
        var at = input.Reference.Value.IndexOf('@');
        var name = new Spanned<string>(input.Reference.Value.Substring(0, at), input.Reference.Span);
        var environment = new Spanned<string>(input.Reference.Value.Substring(at + 1), input.Reference.Span);
        var model = Scope.Models.Resolve(name, Subject, Diagnostics);
        Scope.Environments.Resolve(environment, Subject, Diagnostics);
        return model is null ? null : new ModelType([], name.Value, OutputOf(model));
    }

    private T? Artifact<T>(string field, string wanted)
        where T : ArtifactType
    {
        if (InputsUnder(field).FirstOrDefault() is { } input) return Want<T>(input, wanted);
        if (!Has(field) && kind.OwnFields.All(own => own.Name != field || !own.IsRequired)) ReportMissing(field);
        return null;
    }

    private ImmutableArray<StageInput> InputsUnder(string field) => StageInputs.Under(Syntax, field);

    private T? Want<T>(StageInput input, string wanted)
        where T : ArtifactType
    {
        var given = Resolve(input);
        if (given is MatrixType matrix && Syntax.HasOwnBody) given = matrix.Item;
        if (given is T fitting) return fitting;
        if (given is not UnresolvedType) ReportMismatch(input, wanted, given);
        return null;
    }

    private void ReportMismatch(StageInput input, string wanted, ArtifactType given)
    {
        var producer = input.IsPath ? null : context.Stages.Find(input.Stage);
        Diagnostics.Report(Catalog.ArtifactMismatch, input.Reference.Span, [Subject, wanted, input.Reference.Value, given.Described],
            related: producer is null ? [] : [new RelatedLocation($"stage '{producer.Name.Value}' gives it", producer.Name.Span.ToLocation())]);
    }

    /// <summary>Checks the references in the arguments of a command; each stays one argument.</summary>
    public void CheckCommand()
    {
        foreach (var argument in Syntax.Body.Items("command").OfType<YamlScalar>()) Interpolate(argument);
    }

    private string? Interpolate(YamlScalar scalar) => Interpolations.Resolve(scalar, instance, context, NamesUnder);

    private IEnumerable<string> NamesUnder(string root) => root == "in"
        ? StageInputs.Of(Syntax).Select(static input => input.Name)
        : Syntax.Kind.Value == "run" ? Syntax.Outputs.Select(static entry => entry.Name) : kind.OutputNames;
}
