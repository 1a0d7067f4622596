using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Data.Features;

namespace Mlops.GitOps.Cli.Views;

/// <summary>Gathers what specs say of views.</summary>
internal static class ViewEntries
{
    /// <summary>Returns every version of every view, by name and version.</summary>
    public static ImmutableArray<ViewEntry> All(SpecModel model) =>
        [.. model.Views.OrderBy(static view => view.Syntax.Name, StringComparer.Ordinal).ThenBy(static view => view.Syntax.Version).Select(view => Of(model, view))];

    public static ViewEntry Of(SpecModel model, ViewSymbol view)
    {
        var syntax = view.Syntax;
        var online = syntax.Body.Find("online")?.Value as YamlMap;
        var owner = TextOf(syntax.Body, "owner") ?? view.Dataset?.Syntax.Owner?.Value;
        return new ViewEntry(syntax.Name, syntax.Version, view.Entity?.Name.Value ?? "", view.Entity?.Key?.Value ?? "", view.Dataset, TextOf(syntax.Body, "ttl"), syntax.IsOnline, TextOf(online, "refresh"), owner, TextOf(syntax.Body, "description"))
        {
            IsHighest = ViewUses.Find(model, syntax.Name) == view,
            Values = ValuesOf(view),
            Uses = ViewUses.Of(model, view),
        };
    }

    private static ImmutableArray<ViewEntryValue> ValuesOf(ViewSymbol view)
    {
        var lineage = view.Dataset is not null ? Lineage.Of(ViewFiles.Declared(view)).ToDictionary(static value => value.Value, static value => value.Columns, StringComparer.Ordinal) : [];
        var symbols = view.Values.ToDictionary(static value => value.Name, StringComparer.Ordinal);
        return
        [
            .. view.Syntax.Values.Select(value => new ViewEntryValue(
                value.Name.Value,
                value.Type?.Value.ToString() ?? "",
                DefinitionOf(value),
                lineage.GetValueOrDefault(value.Name.Value, []),
                symbols.GetValueOrDefault(value.Name.Value)?.ProtectedBecauseOf,
                TextOf(value.Body, "description"))),
        ];
    }

    private static string DefinitionOf(ViewValueSyntax value)
    {
        var what = value.Aggregate is { } aggregate ? $"{aggregate.Function} {aggregate.Column.Value}" : (value.Expression as YamlScalar)?.Value ?? "";
        var where = value.Where is YamlScalar condition ? $" where {condition.Value}" : "";
        return what + where + (TextOf(value.Body, "window") is { } window ? $", window {window}" : "");
    }

    private static string? TextOf(YamlMap? map, string name) => map?.Find(name)?.Value is YamlScalar { IsNull: false } scalar ? scalar.Value : null;
}
