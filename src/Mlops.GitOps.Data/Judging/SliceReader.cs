using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Judging;

/// <summary>Parts rows into the groups of slices.</summary>
internal static class SliceReader
{
    /// <summary>The group of rows without a value.</summary>
    public const string Missing = "(missing)";

    private const string And = " & ";

    private const int MostGroups = 1000;

    /// <param name="picked">The rows that are judged.</param>
    public static ImmutableArray<SliceGroups> Of(JudgedTable table, ImmutableArray<SliceDeclaration> slices, ImmutableArray<ColumnDeclaration> columns, int[] picked)
    {
        var levels = new Dictionary<string, (string[] OfRow, ImmutableArray<string> Declared)>(StringComparer.Ordinal);
        foreach (var slice in slices.Where(static slice => slice.Combines.IsEmpty)) levels[slice.Name] = LevelsOf(table, slice, columns);
        foreach (var slice in slices.Where(static slice => !slice.Combines.IsEmpty)) levels[slice.Name] = Combined(slice, levels);
        return [.. slices.Where(static slice => slice.IsAsked).Select(slice => GroupsOf(slice, levels[slice.Name], picked))];
    }

    private static SliceGroups GroupsOf(SliceDeclaration slice, (string[] OfRow, ImmutableArray<string> Declared) levels, int[] picked)
    {
        var rows = levels.Declared.ToDictionary(static level => level, static _ => new List<int>(), StringComparer.Ordinal);
        foreach (var row in picked)
        {
            if (!rows.TryGetValue(levels.OfRow[row], out var group)) rows.Add(levels.OfRow[row], group = []);
            group.Add(row);
        }

        if (rows.Count > MostGroups) throw new StageFailure(FormattableString.Invariant($"Slice '{slice.Name}' has {rows.Count} groups."), "Take a column with few values, or write `bins`.");
        ImmutableArray<string> names = [.. levels.Declared, .. rows.Keys.Where(level => !levels.Declared.Contains(level)).Order(StringComparer.Ordinal)];
        return new(slice.Name, names, [.. names.Select(name => rows[name].ToArray())], [.. levels.Declared], slice.LeastRows);
    }

    private static (string[] OfRow, ImmutableArray<string> Declared) LevelsOf(JudgedTable table, SliceDeclaration slice, ImmutableArray<ColumnDeclaration> columns)
    {
        var column = slice.Column ?? throw new StageFailure($"Slice '{slice.Name}' has no column.");
        table.Column(column, $"that of slice '{slice.Name}'");
        if (slice.Bins is { } bins)
        {
            var names = NamesOf(bins);
            return (Array.ConvertAll(table.Numbers(Sql.Name(column)), value => double.IsNaN(value) ? Missing : names[PlaceOf(value, bins)]), names);
        }

        var declared = columns.FirstOrDefault(one => one.Name == column)?.Values ?? [];
        return (Array.ConvertAll(table.Texts(Sql.Name(column)), static text => text ?? Missing), declared);
    }

    // Of a combination nobody has said that each group must be there: it takes only those that are.
    private static (string[] OfRow, ImmutableArray<string> Declared) Combined(SliceDeclaration slice, Dictionary<string, (string[] OfRow, ImmutableArray<string> Declared)> levels)
    {
        var parts = slice.Combines.Select(part => levels.TryGetValue(part, out var found) ? found.OfRow
            : throw new StageFailure($"Slice '{slice.Name}' combines '{part}', which combines others itself.", "Name the slices that are combined in the end.")).ToList();
        var rows = new string[parts[0].Length];
        for (var row = 0; row < rows.Length; row++) rows[row] = string.Join(And, parts.Select(part => part[row]));
        return (rows, []);
    }

    private static int PlaceOf(double value, ImmutableArray<double> bins)
    {
        var place = 0;
        while (place < bins.Length && value >= bins[place]) place++;
        return place;
    }

    private static ImmutableArray<string> NamesOf(ImmutableArray<double> bins)
    {
        if (bins.IsEmpty) return ["all"];
        var bounds = bins.Select(static bound => bound.ToString("R", CultureInfo.InvariantCulture)).ToList();
        return [$"<{bounds[0]}", .. Enumerable.Range(1, bounds.Count - 1).Select(at => $"{bounds[at - 1]}-{bounds[at]}"), $">={bounds[^1]}"];
    }
}
