#pragma warning disable IDE0060, CA1822, IDE0051
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Binding;

internal sealed record StageScope(StageSyntax Syntax)
{
    public string? RegisteredAs => null;
    public Spanned<string>? Text(string n) => Syntax.Body.Text(n);
    public bool Has(string n) => Syntax.Body.Find(n) is not null;
    public (TableType Table, int X)? Dataset(string n) => null;
    public TableType Table(string n) => TableType.Open;
    public ImmutableArray<TableType> Tables(string n) => [];
    public TableType DeclaredTable(string n, ImmutableArray<TableType> t) => TableType.Open;
    public TableType Join(TableType t, string n) => t;
    public void Column(TableType t, Spanned<string> c) { }
    public void ReportMissing(string n) { }
    public void LearnerSettings(string a, string b) { }
    public ModelType TrainedModel(TableType t, string? label) => new([], null, null);
    public ModelType? ModelOrPinned(string n) => null;
    public ModelType? Model(string n) => null;
    public void CoverInputs(ModelType? m, TableType t, string n) { }
    public void MetricNames(string n, string? m) { }
    public void SliceNames(string n, string? m) { }
    public void Environments(string n) { }
    public ProblemSyntax? Problem(string n) => null;
    public void Baseline(ProblemSyntax? p, TableType t) { }
    public void ProblemSays(ProblemSyntax? p, string n) { }
    public void Metrics(string n) { }
    public void TestedStage(string a, string b) { }
    public void Views(string n) { }
    public void DeclaredModel(string n) { }
    public void File(string n) { }
    public void Service(string n) { }
    public void Monitor(string n) { }
    public void AnyInputs(string n) { }
    public ImmutableArray<OutputSymbol> DeclaredOutputs(string n) => [];
}
