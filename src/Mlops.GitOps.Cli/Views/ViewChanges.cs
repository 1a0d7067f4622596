namespace Mlops.GitOps.Cli.Views;

/// <summary>Compares versions of a view.</summary>
internal static class ViewChanges
{
    public static IReadOnlyList<ViewChange> Between(ViewEntry before, ViewEntry after)
    {
        var changes = new List<ViewChange>();
        Compare("entity", before.Entity, after.Entity);
        Compare("from", before.From, after.From);
        Compare("ttl", before.Ttl ?? "none", after.Ttl ?? "none");
        Compare("online", before.Online, after.Online);
        Compare("owner", before.Owner ?? "none", after.Owner ?? "none");
        var (old, current) = (Values(before), Values(after));
        changes.AddRange(before.Values.Where(value => !current.ContainsKey(value.Name)).Select(static value => new ViewChange(value.Name, Described(value), null)));
        foreach (var value in after.Values)
        {
            if (!old.TryGetValue(value.Name, out var was)) changes.Add(new ViewChange(value.Name, null, Described(value)));
            else Compare(value.Name, Described(was), Described(value));
        }

        return changes;

        void Compare(string what, string from, string to)
        {
            if (from != to) changes.Add(new ViewChange(what, from, to));
        }
    }

    /// <summary>Returns what a first version brings.</summary>
    public static IReadOnlyList<ViewChange> Of(ViewEntry first) => [.. first.Values.Select(static value => new ViewChange(value.Name, null, Described(value)))];

    private static Dictionary<string, ViewEntryValue> Values(ViewEntry view) => view.Values.ToDictionary(static value => value.Name, StringComparer.Ordinal);

    private static string Described(ViewEntryValue value) => $"{value.Type} = {value.Definition}";
}
