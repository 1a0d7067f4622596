using System.Text.Json;
using Mlops.GitOps.Cli.Rendering;

namespace Mlops.GitOps.Cli.Views;

/// <summary>Shows views for machines.</summary>
internal static class ViewJson
{
    public static string List(IEnumerable<ViewEntry> views) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/features/1");
        json.WriteStartArray("views");
        foreach (var view in views) Write(json, view);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static string Page(ViewEntry view) => JsonText.Write(json => Write(json, view));

    private static void Write(Utf8JsonWriter json, ViewEntry view)
    {
        json.WriteStartObject();
        json.WriteString("view", view.FullName);
        json.WriteString("name", view.Name);
        json.WriteNumber("version", view.Version);
        json.WriteBoolean("highest", view.IsHighest);
        if (view.Description is { } description) json.WriteString("description", description);
        json.WriteString("entity", view.Entity);
        json.WriteString("key", view.Key);
        json.WriteString("from", view.From);
        if (view.Dataset?.Table.EventColumn is { } happened) json.WriteString("event", happened);
        if (view.Dataset?.Table.KnownColumn is { } known) json.WriteString("known", known);
        if (view.Ttl is { } ttl) json.WriteString("ttl", ttl);
        json.WriteBoolean("online", view.IsOnline);
        if (view.Refresh is { } refresh) json.WriteString("refresh", refresh);
        if (view.Owner is { } owner) json.WriteString("owner", owner);
        json.WriteStartArray("values");
        foreach (var value in view.Values) Write(json, value);
        json.WriteEndArray();
        json.WriteStartArray("usedBy");
        foreach (var use in view.Uses)
        {
            json.WriteStartObject();
            json.WriteString("kind", use.Kind);
            json.WriteString("name", use.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ViewEntryValue value)
    {
        json.WriteStartObject();
        json.WriteString("name", value.Name);
        json.WriteString("type", value.Type);
        json.WriteString("definition", value.Definition);
        if (value.Description is { } description) json.WriteString("description", description);
        if (value.ProtectedBecauseOf is { } column) json.WriteString("protectedBecauseOf", column);
        json.WriteStartArray("columns");
        foreach (var name in value.Columns) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
