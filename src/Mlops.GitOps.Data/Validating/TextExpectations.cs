using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Expectations of how texts are written. Regular expressions are RE2's: without looking around and back.</summary>
internal static class TextExpectations
{
    public static RowCheck MatchRegex(Scope scope, Arguments arguments) =>
        ValueExpectations.OfColumn(scope, arguments, column => $"NOT {Regex(column, arguments.Text("regex"))}");

    public static RowCheck NotMatchRegex(Scope scope, Arguments arguments) =>
        ValueExpectations.OfColumn(scope, arguments, column => Regex(column, arguments.Text("regex")));

    public static RowCheck MatchRegexList(Scope scope, Arguments arguments) => ValueExpectations.OfColumn(scope, arguments, column =>
        $"NOT ({Each(arguments.Texts("regex_list"), regex => Regex(column, regex), WantsAll(arguments) ? " AND " : " OR ")})");

    public static RowCheck NotMatchRegexList(Scope scope, Arguments arguments) => ValueExpectations.OfColumn(scope, arguments, column =>
        $"({Each(arguments.Texts("regex_list"), regex => Regex(column, regex), " OR ")})");

    public static RowCheck MatchLike(Scope scope, Arguments arguments) =>
        ValueExpectations.OfColumn(scope, arguments, column => $"NOT {Like(column, arguments.Text("like_pattern"))}");

    public static RowCheck NotMatchLike(Scope scope, Arguments arguments) =>
        ValueExpectations.OfColumn(scope, arguments, column => Like(column, arguments.Text("like_pattern")));

    public static RowCheck MatchLikeList(Scope scope, Arguments arguments) => ValueExpectations.OfColumn(scope, arguments, column =>
        $"NOT ({Each(arguments.Texts("like_pattern_list"), pattern => Like(column, pattern), WantsAll(arguments) ? " AND " : " OR ")})");

    public static RowCheck NotMatchLikeList(Scope scope, Arguments arguments) => ValueExpectations.OfColumn(scope, arguments, column =>
        $"({Each(arguments.Texts("like_pattern_list"), pattern => Like(column, pattern), " OR ")})");

    public static RowCheck Strftime(Scope scope, Arguments arguments) => ValueExpectations.OfColumn(scope, arguments, column =>
        $"try_strptime({OfTexts(column)}, {Sql.Text(arguments.Text("strftime_format"))}) IS NULL");

    public static RowCheck Dateutil(Scope scope, Arguments arguments) => ValueExpectations.OfColumn(scope, arguments, column =>
        $"TRY_CAST({OfTexts(column)} AS TIMESTAMP) IS NULL AND try_strptime(trim({OfTexts(column)}), {Sql.List(DateFormats.All)}) IS NULL");

    // A number read as one is no text of JSON, as in Great Expectations.
    public static RowCheck Json(Scope scope, Arguments arguments) => ValueExpectations.OfColumn(scope, arguments, static column =>
        column.Type.Kind == DuckTypeKind.Varchar ? $"NOT json_valid({Sql.Name(column.Name)})" : "TRUE");

    public static RowCheck JsonSchema(Scope scope, Arguments arguments)
    {
        var check = ValueExpectations.OfColumn(scope, arguments, static _ => "FALSE");
        var column = check.Columns[0];
        var schema = arguments.Required("json_schema");
        return check with { Collect = table => JsonSchemaRows.Collect(scope, OfTexts(column), schema, table) };
    }

    private static bool WantsAll(Arguments arguments) => arguments.Optional("match_on")?.GetString() == "all";

    private static string Each(IReadOnlyCollection<string> patterns, Func<string, string> condition, string between) =>
        patterns.Count == 0 ? throw new UnfitExpectation("There is no pattern.") : string.Join(between, patterns.Select(condition));

    private static string Regex(DuckColumn column, string regex) => $"regexp_matches(CAST({Sql.Name(column.Name)} AS VARCHAR), {Sql.Text(regex)})";

    private static string Like(DuckColumn column, string pattern) => $"({OfTexts(column)} LIKE {Sql.Text(pattern)})";

    private static string OfTexts(DuckColumn column) =>
        column.Type.Kind == DuckTypeKind.Varchar ? Sql.Name(column.Name) : throw new UnfitExpectation($"'{column.Name}' is no column of texts.");
}
