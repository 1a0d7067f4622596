using System.Collections.Immutable;
using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Reading;
using Mlops.GitOps.Data.Predicting;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>The rows that a model is explained on, all of them or a sample by the seed.</summary>
/// <param name="Places">The place of each row in the data, from 0.</param>
/// <param name="All">How many rows there are to choose from.</param>
/// <param name="IsLabelled">Whether each has a label.</param>
internal sealed record ExplainedRows(JudgedTable Table, ImmutableArray<ModelInput> Inputs, double[] Places, long All, bool IsLabelled)
{
    /// <summary>So many values are judged at most, and never less than <see cref="FewRows"/> rows.</summary>
    private const int MostValues = 200_000;

    private const int MostRows = 10_000;
    private const int FewRows = 1_000;

    public int Count => Table.Count;

    /// <param name="others">Columns that are read besides inputs and label, where the rows have them.</param>
    public static ExplainedRows Read(Subject subject, OnnxModel model, string? label, IEnumerable<string> others, long seed)
    {
        var columns = model.Inputs.Select(port => (Port: port, Column: ModelAnswers.ColumnOf(port, subject))).ToImmutableArray();
        if (columns.IsEmpty) throw new StageFailure("The model has no inputs, so there is nothing to explain.");
        var isLabelled = HasLabel(subject, label);
        var where = isLabelled && label is not null ? $" WHERE {Known(subject, label)}" : "";
        var count = Numbers(subject, $"SELECT count(*) FROM {subject.Rows}{where}").Single();
        if (count == 0) throw new StageFailure("There are no rows to explain the model on.", "Look at the stage that gives them.");
        var read = columns.Select(static column => column.Column.Name).Concat(others).Append(label ?? "").Distinct(StringComparer.Ordinal)
            .Where(name => subject.Columns.Any(column => column.Name == name)).Select(Sql.Name);
        var wanted = Math.Clamp(MostValues / columns.Length, FewRows, MostRows);
        var chosen = RowSample.Choose(subject.Connection, count, wanted, () => Numbers(subject, $"SELECT {Subject.RowNumber} FROM {subject.Rows}{where}"), seed);
        var rows = $"{subject.Rows}{(chosen is null ? where : $" WHERE {Subject.RowNumber} IN (SELECT place FROM {chosen})")}";
        var table = JudgedTable.Of(subject.Connection, $"SELECT {Subject.RowNumber}, {string.Join(", ", read)} FROM {rows} ORDER BY {Subject.RowNumber}", subject.Stop);
        return new(table, [.. columns.Select(column => InputOf(table, column.Port, column.Column))], table.Numbers(Subject.RowNumber), count, isLabelled);
    }

    /// <summary>Returns some of the rows in the form that a built-in learner sees.</summary>
    public FeatureTable Features(ImmutableArray<LearnedInput> learned, int[] rows) => new(rows.Length, [.. learned.Select(input =>
    {
        var values = Inputs.First(own => own.Name == input.Name);
        if (input.Categories is not { } known) return FeatureColumn.Of(input.Name, Array.ConvertAll(rows, row => (float)values.Numbers[row]));
        return FeatureColumn.Of(input, Array.ConvertAll(rows, row => (ushort)(Math.Max(-1, known.BinarySearch(values.Texts[row], StringComparer.Ordinal)) + 1)));
    })]);

    private static bool HasLabel(Subject subject, string? label) => label is not null && subject.Columns.Any(column => column.Name == label)
        && Numbers(subject, $"SELECT count(*) FROM (SELECT 1 FROM {subject.Rows} WHERE {Known(subject, label)} LIMIT 1)").Single() > 0;

    private static string Known(Subject subject, string label)
    {
        var isFloat = subject.Columns.First(column => column.Name == label).Type.Kind is DuckTypeKind.Float or DuckTypeKind.Double;
        return $"{Sql.Name(label)} IS NOT NULL{(isFloat ? $" AND NOT isnan({Sql.Name(label)})" : "")}";
    }

    private static ModelInput InputOf(JudgedTable table, OnnxPort port, DuckColumn column) => port.Type == OnnxType.String
        ? new(port, [], Array.ConvertAll(table.Texts(Sql.Name(column.Name)), static text => text ?? ""))
        : new(port, table.Numbers(Sql.Name(column.Name)), []);

    private static IEnumerable<long> Numbers(Subject subject, string sql)
    {
        using var result = subject.Connection.Query(sql, subject.Stop);
        while (result.Read(subject.Stop) is { } chunk)
        {
            for (var row = 0; row < chunk.Count; row++) yield return chunk[0].Values<long>()[row];
        }
    }
}
