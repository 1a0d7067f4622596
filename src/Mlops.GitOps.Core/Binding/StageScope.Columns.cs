using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Binding;

/// <summary>What happens to columns on the way through a stage.</summary>
internal sealed partial class StageScope
{
    public void Column(TableType table, Spanned<string> column) => Columns.Find(table, column, Subject, "its data does not have", Diagnostics);

    /// <summary>Returns the table that a field declares. Of a column that the inputs have too, what they know of it is kept.</summary>
    public TableType DeclaredTable(string field, ImmutableArray<TableType> inputs)
    {
        if (Syntax.Body.Map(field) is null) return TableType.Open;
        var declared = ColumnSyntax.ReadAll(Syntax.Body.Entries(field));
        var columns = DatasetBinder.ColumnsOf(declared).Select(column => Inherit(column, inputs)).ToImmutableArray();
        var isOpen = declared.Any(static column => column.Type is null);
        return new TableType(columns, isOpen, Syntax.Body.Find(field)?.Key.Span ?? Syntax.Name.Span)
        {
            EventColumn = inputs.Select(static table => table.EventColumn).FirstOrDefault(name => columns.Any(column => column.Name == name)),
            KnownColumn = inputs.Select(static table => table.KnownColumn).FirstOrDefault(name => columns.Any(column => column.Name == name)),
        };
    }

    private static ColumnSymbol Inherit(ColumnSymbol column, ImmutableArray<TableType> inputs) =>
        inputs.Select(table => table.Find(column.Name)).FirstOrDefault(static found => found is not null) is { } origin
            ? column with
            {
                IsKey = column.IsKey || origin.IsKey,
                IsLabel = column.IsLabel || origin.IsLabel,
                IsProtected = column.IsProtected || origin.IsProtected,
                Unit = column.Unit ?? origin.Unit,
            }
            : column;

    /// <summary>Returns labels with the values of the views beside them, after checking that no join can see the future.</summary>
    public TableType Join(TableType labels, string field)
    {
        var columns = labels.Columns.ToBuilder();
        var names = columns.ToDictionary(static column => column.Name, static column => column.DeclaredAt, StringComparer.Ordinal);
        var views = ResolvedViews(field);
        var isWhole = views.Count > 0 && views.Count == Syntax.Body.Texts(field).Length && views.TrueForAll(static item => item.View.IsWhole);
        if (labels is { IsOpen: false, EventColumn: null, HasUnreadableTimes: false } && views.Count > 0) ReportNoLabelTime(labels);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (written, view) in views)
        {
            CheckTimes(written, view);
            if (view.Entity?.Key is not { } key || keys.Add(key.Value)) CheckEntityKey(written, view, labels);
            foreach (var value in view.Values)
            {
                if (names.TryGetValue(value.Name, out var first)) ReportClash(written, value, first);
                else columns.Add(value);
                names[value.Name] = value.DeclaredAt;
            }
        }

        return labels with { Columns = columns.ToImmutable(), IsOpen = labels.IsOpen || !isWhole };
    }

    public void Views(string field) => ResolvedViews(field);

    private List<(Spanned<string> Written, ViewSymbol View)> ResolvedViews(string field)
    {
        var views = new List<(Spanned<string>, ViewSymbol)>();
        foreach (var written in Syntax.Body.Texts(field))
        {
            if (Scope.Views.Resolve(written, Subject, Diagnostics) is { } view) views.Add((written, view));
        }

        return views;
    }

    private void ReportNoLabelTime(TableType labels)
    {
        if (StageInputs.Under(Syntax, "labels").FirstOrDefault() is { } input)
            Diagnostics.Report(Catalog.TimeLeak, input.Reference.Span, ["views to these labels", "their table", "time.event"], related: Columns.ProducerNote(labels));
    }

    private void CheckTimes(Spanned<string> written, ViewSymbol view)
    {
        if (view.Dataset is not { Table.HasUnreadableTimes: false } dataset) return;
        var lacking = new[] { dataset.Table.EventColumn is null ? "time.event" : null, dataset.Table.KnownColumn is null ? "time.known" : null }.OfType<string>().ToList();
        if (lacking.Count == 0) return;
        Diagnostics.Report(Catalog.TimeLeak, written.Span, [$"view '{view.FullName}'", $"its dataset '{dataset.Name}'", string.Join("' and '", lacking)],
            related: [new RelatedLocation($"dataset '{dataset.Name}' is declared here", dataset.Syntax.Name.Span.ToLocation())]);
    }

    private void CheckEntityKey(Spanned<string> written, ViewSymbol view, TableType labels)
    {
        // A view whose own dataset lacks the key was reported where the view is declared.
        if (view.Entity is not { Key: { } key, Type: { } type } entity || labels.IsOpen || view.Dataset?.Table.Find(key.Value) is not { } own) return;
        if (labels.Find(key.Value) is not { } column)
        {
            Diagnostics.Report(Catalog.UnknownColumn, written.Span,
                [Subject, key.Value, $"its labels do not have, and view '{view.FullName}' is joined by it"],
                related: [new RelatedLocation($"the key of entity '{entity.Name.Value}' is said here", key.Span.ToLocation())]);
        }
        else if (column.Type.Kind != type.Value.Kind && own.Type.Kind == type.Value.Kind)
        {
            var at = new Spanned<string>(key.Value, written.Span);
            Columns.ReportType(at, Subject, $"{type.Value}, as entity '{entity.Name.Value}' says", column, Diagnostics);
        }
    }

    private void ReportClash(Spanned<string> written, ColumnSymbol value, SourceSpan first) =>
        Diagnostics.Report(Catalog.DuplicateName, written.Span, ["column", value.Name],
            related:
            [
                new RelatedLocation("the value of the view is declared here", value.DeclaredAt.ToLocation()),
                new RelatedLocation("the column it meets is declared here", first.ToLocation()),
            ]);

    /// <summary>Checks that rows have the columns a model reads, with the right types.</summary>
    public void CoverInputs(ModelType? model, TableType rows, string field)
    {
        if (model is null || rows.IsOpen || StageInputs.Under(Syntax, field).FirstOrDefault() is not { } input) return;
        foreach (var wanted in model.Inputs)
        {
            var at = new Spanned<string>(wanted.Name, input.Reference.Span);
            if (rows.Find(wanted.Name) is not { } found)
            {
                Diagnostics.Report(Catalog.UnknownColumn, input.Reference.Span, [Subject, wanted.Name, $"'{input.Reference.Value}' does not have, and the model reads it"],
                    related: [Columns.DeclaredHere(wanted), .. Columns.ProducerNote(rows)]);
            }
            else if (!wanted.Type.Accepts(found.Type))
            {
                Columns.ReportType(at, Subject, wanted.Type.ToString(), found, Diagnostics);
            }
        }
    }
}
