using System.Text;
using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;

namespace Mlops.GitOps.Cli.Views;

/// <summary>Shows how the versions of a view differ.</summary>
internal static class HistoryText
{
    /// <param name="versions">All versions, the oldest first.</param>
    public static string Of(IReadOnlyList<ViewEntry> versions, Paint paint)
    {
        var text = new StringBuilder();
        foreach (var (version, changes) in Steps(versions))
        {
            text.Append(paint.Bold(version.FullName)).Append('\n');
            if (changes.Count == 0) text.Append("  ").Append(paint.Dim("says the same as the version before")).Append('\n');
            var rows = changes.Select(static change => (string[])[Sign(change), change.What, Said(change)]).ToList();
            foreach (var line in TextColumns.Of(rows, sign => Painted(sign, paint))) text.Append("  ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    public static string Json(IReadOnlyList<ViewEntry> versions) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/view-history/1");
        json.WriteString("name", versions[0].Name);
        json.WriteStartArray("versions");
        foreach (var (version, changes) in Steps(versions))
        {
            json.WriteStartObject();
            json.WriteString("view", version.FullName);
            json.WriteStartArray("changes");
            foreach (var change in changes) Write(json, change);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ViewChange change)
    {
        json.WriteStartObject();
        json.WriteString("what", change.What);
        if (change.Before is { } before) json.WriteString("before", before);
        if (change.After is { } after) json.WriteString("after", after);
        json.WriteEndObject();
    }

    private static IEnumerable<(ViewEntry Version, IReadOnlyList<ViewChange> Changes)> Steps(IReadOnlyList<ViewEntry> versions) =>
        versions.Select((version, at) => (version, at == 0 ? ViewChanges.Of(version) : ViewChanges.Between(versions[at - 1], version)));

    private static string Sign(ViewChange change) => change.Before is null ? "+" : change.After is null ? "-" : "~";

    private static string Said(ViewChange change) => change is { Before: { } before, After: { } after } ? $"{before} -> {after}" : change.After ?? change.Before ?? "";

    private static string Painted(string sign, Paint paint) => sign switch
    {
        "+" => paint.Green(sign),
        "-" => paint.Red(sign),
        _ => paint.Yellow(sign),
    };
}
