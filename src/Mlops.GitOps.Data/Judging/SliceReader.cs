using System.Collections.Immutable;
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
    public static ImmutableArray<SliceGroups> Of(JudgedTable table, ImmutableArray<SliceDeclaration> slices, int[] picked)
    {
        var levels = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var slice in slices.Where(static slice => slice.Combines.IsEmpty)) levels[slice.Name] = LevelsOf(table, slice);
        foreach (var slice in slices.Where(static slice => !slice.Combines.IsEmpty)) levels[slice.Name] = Combined(slice, levels);
        return [.. slices.Where(static slice => slice.IsAsked).Select(slice => GroupsOf(slice, levels[slice.Name], picked))];
    }

    /// <param name="levels">The group of each row.</param>
    private static SliceGroups GroupsOf(SliceDeclaration slice, string[] levels, int[] picked)
    {
        var declared = slice.Groups;
        var rows = declared.ToDictionary(static level => level, static _ => new List<int>(), StringComparer.Ordinal);
        foreach (var row in picked)
        {
            if (!rows.TryGetValue(levels[row], out var group)) rows.Add(levels[row], group = []);
            group.Add(row);
        }

        if (rows.Count > MostGroups) throw new StageFailure(FormattableString.Invariant($"Slice '{slice.Name}' has {rows.Count} groups."), "Take a column with few values, or write `bins`.");
        ImmutableArray<string> names = [.. declared, .. rows.Keys.Where(level => !declared.Contains(level)).Order(StringComparer.Ordinal)];
        return new(slice.Name, names, [.. names.Select(name => rows[name].ToArray())], [.. declared], slice.LeastRows);
    }

    private static string[] LevelsOf(JudgedTable table, SliceDeclaration slice)
    {
        var column = slice.Column ?? throw new StageFailure($"Slice '{slice.Name}' has no column.");
        table.Column(column, $"that of slice '{slice.Name}'");
        if (slice.Bins is not { } bins) return Array.ConvertAll(table.Texts(Sql.Name(column)), static text => text ?? Missing);
        var names = slice.Groups;
        return Array.ConvertAll(table.Numbers(Sql.Name(column)), value => double.IsNaN(value) ? Missing : names[PlaceOf(value, bins)]);
    }

    private static string[] Combined(SliceDeclaration slice, Dictionary<string, string[]> levels)
    {
        var parts = slice.Combines.Select(part => levels.TryGetValue(part, out var found) ? found
            : throw new StageFailure($"Slice '{slice.Name}' combines '{part}', which combines others itself.", "Name the slices that are combined in the end.")).ToList();
        var rows = new string[parts[0].Length];
        for (var row = 0; row < rows.Length; row++) rows[row] = string.Join(And, parts.Select(part => part[row]));
        return rows;
    }

    private static int PlaceOf(double value, ImmutableArray<double> bins)
    {
        var place = 0;
        while (place < bins.Length && value >= bins[place]) place++;
        return place;
    }
}
