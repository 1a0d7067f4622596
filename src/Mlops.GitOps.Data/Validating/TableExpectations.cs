using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Expectations of a table's columns: no row is read for them.</summary>
internal static class TableExpectations
{
    public static TableCheck Exists(Scope scope, Arguments arguments)
    {
        var place = Names(scope.Subject).IndexOf(arguments.Text("column"));
        var success = place >= 0 && (arguments.Optional("column_index") is null || arguments.Count("column_index") == place);
        return TableCheck.Known(() => new(success, []));
    }

    public static TableCheck ColumnCount(Scope scope, Arguments arguments)
    {
        var bounds = Bounds.Of(arguments);
        var count = scope.Subject.Columns.Length;
        return TableCheck.Known(() => Outcome.Observed(bounds.Admits(count), count));
    }

    public static TableCheck ColumnCountEqual(Scope scope, Arguments arguments)
    {
        var count = scope.Subject.Columns.Length;
        var success = arguments.Count("value") == count;
        return TableCheck.Known(() => Outcome.Observed(success, count));
    }

    public static TableCheck OrderedList(Scope scope, Arguments arguments)
    {
        var names = Names(scope.Subject);
        var wanted = arguments.Texts("column_list");
        var length = Math.Max(names.Count, wanted.Length);
        var mismatched = Enumerable.Range(0, length).Where(at => names.ElementAtOrDefault(at) != wanted.ElementAtOrDefault(at)).Select(at => (JsonNode)new JsonObject
        {
            ["Expected Column Position"] = at,
            ["Expected"] = wanted.ElementAtOrDefault(at),
            ["Found"] = names.ElementAtOrDefault(at),
        }).ToArray();
        return TableCheck.Known(() => Outcome.Observed(mismatched.Length == 0, ListOf(names), mismatched.Length == 0 ? null : new() { ["mismatched"] = new JsonArray(mismatched) }));
    }

    public static TableCheck Set(Scope scope, Arguments arguments)
    {
        var names = Names(scope.Subject);
        var wanted = arguments.Texts("column_set");
        var unexpected = names.Except(wanted, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var missing = wanted.Except(names, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var isExact = arguments.Optional("exact_match") is null || arguments.Flag("exact_match");
        return TableCheck.Known(() =>
        {
            var mismatched = new JsonObject();
            if (unexpected.Count > 0) mismatched["unexpected"] = ListOf(unexpected);
            if (missing.Count > 0) mismatched["missing"] = ListOf(missing);
            var success = missing.Count == 0 && (unexpected.Count == 0 || !isExact);
            return Outcome.Observed(success, ListOf(names.Order(StringComparer.Ordinal)), new() { ["mismatched"] = mismatched });
        });
    }

    public static TableCheck OfType(Scope scope, Arguments arguments) => OfTypes(scope, arguments, [arguments.Text("type_")]);

    public static TableCheck OfTypeList(Scope scope, Arguments arguments) => OfTypes(scope, arguments, arguments.Texts("type_list"));

    // A column of a typed table has one type, so all of its values have it or none.
    private static TableCheck OfTypes(Scope scope, Arguments arguments, IEnumerable<string> types)
    {
        var type = scope.Subject.Column(arguments.Text("column")).Type;
        var success = types.Any(name => TypeNames.Means(name, type));
        return TableCheck.Known(() => Outcome.Observed(success, TypeNames.Of(type)));
    }

    private static List<string> Names(Subject subject) => [.. subject.Columns.Select(static (DuckColumn column) => column.Name)];

    private static JsonArray ListOf(IEnumerable<string> names) => new([.. names.Select(static name => (JsonNode)name)]);
}
