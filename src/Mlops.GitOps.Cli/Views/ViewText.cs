using System.Text;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Views;

/// <summary>Shows views for people.</summary>
internal static class ViewText
{
    /// <summary>Returns all views: a line that says what each is, its values, and who uses it.</summary>
    public static string List(IReadOnlyList<ViewEntry> views, Paint paint)
    {
        var heads = TextColumns.Of([.. views.Select(HeadOf)], paint.Bold).ToList();
        var text = new StringBuilder();
        for (var at = 0; at < views.Count; at++)
        {
            text.Append(heads[at]).Append('\n');
            text.Append("  ").Append(Printable.Text(string.Join(", ", views[at].Values.Select(static value => $"{value.Name} {value.Type}")))).Append('\n');
            text.Append("  ").Append(paint.Dim(UsesOf(views[at]))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Returns everything about one view.</summary>
    public static string Page(ViewEntry view, Paint paint)
    {
        var text = new StringBuilder();
        text.Append(paint.Bold(view.FullName)).Append(view.IsHighest ? "" : paint.Dim("  (a higher version stands beside it)")).Append('\n');
        if (view.Description is { } description) text.Append("  ").Append(Printable.Text(description)).Append('\n');
        Append(text, FactsOf(view), paint.Dim);
        text.Append('\n');
        var columns = view.Values.Select(static value => (string[])[value.Name, value.Type, value.Definition, Origin(value)]).ToList();
        Append(text, columns, paint.Bold);
        text.Append('\n');
        if (view.Uses.IsEmpty) text.Append("  ").Append(paint.Dim(UsesOf(view))).Append('\n');
        else Append(text, [.. view.Uses.Select(static (use, at) => (string[])[at == 0 ? "used by" : "", use.Kind, use.Name])], paint.Dim);
        return text.ToString();
    }

    private static string[] HeadOf(ViewEntry view) => [view.FullName, view.Entity, $"from {view.From}", view.Ttl is null ? "no ttl" : $"ttl {view.Ttl}", view.Online, view.Owner is null ? "" : $"owner {view.Owner}"];

    private static IReadOnlyList<string[]> FactsOf(ViewEntry view)
    {
        var facts = new List<string[]> { new[] { "entity", $"{view.Entity}, by {view.Key}" } };
        var table = view.Dataset?.Table;
        var times = (table?.EventColumn, table?.KnownColumn) switch
        {
            ({ } happened, { } known) => $", which happened at {happened} and was known at {known}",
            ({ } happened, null) => $", which happened and was known at {happened}",
            _ => "",
        };
        facts.Add(["from", view.From + times]);
        facts.Add(["ttl", view.Ttl ?? "none: rows count however old they are"]);
        facts.Add(["online", !view.IsOnline ? "no" : view.Refresh is null ? "yes" : $"every {view.Refresh}"]);
        if (view.Owner is { } owner) facts.Add(["owner", owner]);
        return facts;
    }

    private static string Origin(ViewEntryValue value) => $"of {string.Join(", ", value.Columns)}{(value.ProtectedBecauseOf is { } column ? $"; protected because of {column}" : "")}";

    private static string UsesOf(ViewEntry view)
    {
        if (view.Uses.IsEmpty) return "used by nothing";
        var groups = view.Uses.GroupBy(static use => use.Kind, StringComparer.Ordinal).Select(static group => $"{group.Key}{(group.Count() == 1 ? "" : "s")} {string.Join(", ", group.Select(static use => use.Name))}");
        return Printable.Text($"used by {string.Join("; ", groups)}");
    }

    private static void Append(StringBuilder text, IReadOnlyList<string[]> rows, Func<string, string> first)
    {
        foreach (var line in TextColumns.Of(rows, first)) text.Append("  ").Append(line).Append('\n');
    }
}
