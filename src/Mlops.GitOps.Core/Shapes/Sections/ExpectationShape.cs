using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>The expectations of Great Expectations that we check: the same names, the same arguments
/// (https://greatexpectations.io/expectations/).</summary>
internal static class ExpectationShape
{
    private static readonly Field Column = Required("column", Words.ColumnName, "The column.");
    private static readonly Field ColumnA = Required("column_A", Words.ColumnName, "The first column.");
    private static readonly Field ColumnB = Required("column_B", Words.ColumnName, "The second column.");
    private static readonly Field ColumnList = Required("column_list", ListOf(Words.ColumnName, "columns"), "The columns.");
    private static readonly Field Mostly = Optional("mostly", new NumberShape("a fraction from 0 to 1", 0, 1), "The share of rows that must comply.");
    private static readonly Field IgnoreRowIf = Optional("ignore_row_if",
        OneOf("both_values_are_missing", "either_value_is_missing", "all_values_are_missing", "any_value_is_missing", "never"), "Rows to leave out.");

    private static readonly Field[] Bounds =
    [
        Optional("min_value", Any, "The smallest value allowed."), Optional("max_value", Any, "The largest value allowed."),
        Optional("strict_min", Bool, "Whether the smallest value is itself outside."), Optional("strict_max", Bool, "Whether the largest value is itself outside."),
    ];

    private static readonly Field[] Everywhere =
    [
        Optional("onFail", OneOf("fail", "warn", "quarantine"), "What a failure does; `fail` unless said."),
        Optional("row_condition", AnyText, "Rows the expectation is about."),
        Optional("meta", Any, "Notes for people."),
    ];

    private static readonly ListShape TextList = ListOf(AnyText, "texts");
    private static readonly ListShape ValueList = ListOf(Any, "values");
    private static readonly Field ValueSet = Required("value_set", ValueList, "The values.");
    private static readonly Field MatchOn = Optional("match_on", OneOf("any", "all"), "Whether one match is enough.");

    private static readonly Field[] All =
    [
        Expect("expect_column_to_exist", [Column, Optional("column_index", Int(min: 0), "Its place, from 0.")]),
        Expect("expect_column_values_to_not_be_null", [Column, Mostly]),
        Expect("expect_column_values_to_be_null", [Column, Mostly]),
        Expect("expect_column_values_to_be_unique", [Column, Mostly]),
        Expect("expect_column_values_to_be_in_set", [Column, ValueSet, Mostly]),
        Expect("expect_column_values_to_not_be_in_set", [Column, ValueSet, Mostly]),
        Expect("expect_column_values_to_be_between", [Column, .. Bounds, Mostly]),
        Expect("expect_column_values_to_be_increasing", [Column, Optional("strictly", Bool, "Whether equal neighbours fail."), Mostly]),
        Expect("expect_column_values_to_be_decreasing", [Column, Optional("strictly", Bool, "Whether equal neighbours fail."), Mostly]),
        Expect("expect_column_values_to_be_of_type", [Column, Required("type_", FilledText, "The type."), Mostly]),
        Expect("expect_column_values_to_be_in_type_list", [Column, Required("type_list", TextList, "The types."), Mostly]),
        Expect("expect_column_values_to_match_regex", [Column, Required("regex", FilledText, "The regular expression."), Mostly]),
        Expect("expect_column_values_to_not_match_regex", [Column, Required("regex", FilledText, "The regular expression."), Mostly]),
        Expect("expect_column_values_to_match_regex_list", [Column, Required("regex_list", TextList, "The regular expressions."), MatchOn, Mostly]),
        Expect("expect_column_values_to_not_match_regex_list", [Column, Required("regex_list", TextList, "The regular expressions."), Mostly]),
        Expect("expect_column_values_to_match_like_pattern", [Column, Required("like_pattern", FilledText, "The LIKE pattern."), Mostly]),
        Expect("expect_column_values_to_not_match_like_pattern", [Column, Required("like_pattern", FilledText, "The LIKE pattern."), Mostly]),
        Expect("expect_column_values_to_match_like_pattern_list", [Column, Required("like_pattern_list", TextList, "The patterns."), MatchOn, Mostly]),
        Expect("expect_column_values_to_not_match_like_pattern_list", [Column, Required("like_pattern_list", TextList, "The patterns."), Mostly]),
        Expect("expect_column_values_to_match_strftime_format", [Column, Required("strftime_format", FilledText, "The format."), Mostly]),
        Expect("expect_column_values_to_be_dateutil_parseable", [Column, Mostly]),
        Expect("expect_column_values_to_be_json_parseable", [Column, Mostly]),
        Expect("expect_column_values_to_match_json_schema", [Column, Required("json_schema", Any, "The schema."), Mostly]),
        Expect("expect_column_value_lengths_to_be_between", [Column, .. Bounds, Mostly]),
        Expect("expect_column_value_lengths_to_equal", [Column, Required("value", Int(min: 0), "The length."), Mostly]),
        Expect("expect_column_value_z_scores_to_be_less_than",
            [Column, Required("threshold", Number(), "The bound."), Required("double_sided", Bool, "Whether both tails count."), Mostly]),
        Expect("expect_column_min_to_be_between", [Column, .. Bounds]),
        Expect("expect_column_max_to_be_between", [Column, .. Bounds]),
        Expect("expect_column_mean_to_be_between", [Column, .. Bounds]),
        Expect("expect_column_median_to_be_between", [Column, .. Bounds]),
        Expect("expect_column_stdev_to_be_between", [Column, .. Bounds]),
        Expect("expect_column_sum_to_be_between", [Column, .. Bounds]),
        Expect("expect_column_quantile_values_to_be_between",
            [Column, Required("quantile_ranges", Any, "Quantiles and their ranges."), Optional("allow_relative_error", Any, "Whether an approximation will do.")]),
        Expect("expect_column_unique_value_count_to_be_between", [Column, .. Bounds]),
        Expect("expect_column_proportion_of_unique_values_to_be_between", [Column, .. Bounds]),
        Expect("expect_column_proportion_of_non_null_values_to_be_between", [Column, .. Bounds]),
        Expect("expect_column_distinct_values_to_be_in_set", [Column, ValueSet]),
        Expect("expect_column_distinct_values_to_contain_set", [Column, ValueSet]),
        Expect("expect_column_distinct_values_to_equal_set", [Column, ValueSet]),
        Expect("expect_column_most_common_value_to_be_in_set", [Column, ValueSet, Optional("ties_okay", Bool, "Whether a tie complies.")]),
        Expect("expect_column_kl_divergence_to_be_less_than",
            [Column, Required("partition_object", Any, "The expected distribution."), Required("threshold", Number(min: 0), "The bound.")]),
        Expect("expect_column_pair_values_to_be_equal", [ColumnA, ColumnB, IgnoreRowIf, Mostly]),
        Expect("expect_column_pair_values_a_to_be_greater_than_b",
            [ColumnA, ColumnB, Optional("or_equal", Bool, "Whether equal values comply."), IgnoreRowIf, Mostly]),
        Expect("expect_column_pair_values_to_be_in_set", [ColumnA, ColumnB, Required("value_pairs_set", ValueList, "The pairs."), IgnoreRowIf, Mostly]),
        Expect("expect_compound_columns_to_be_unique", [ColumnList, IgnoreRowIf, Mostly]),
        Expect("expect_select_column_values_to_be_unique_within_record", [ColumnList, IgnoreRowIf, Mostly]),
        Expect("expect_multicolumn_sum_to_equal", [ColumnList, Required("sum_total", Number(), "The sum."), IgnoreRowIf, Mostly]),
        Expect("expect_table_row_count_to_be_between", Bounds),
        Expect("expect_table_row_count_to_equal", [Required("value", Int(min: 0), "The count.")]),
        Expect("expect_table_column_count_to_be_between", Bounds),
        Expect("expect_table_column_count_to_equal", [Required("value", Int(min: 0), "The count.")]),
        Expect("expect_table_columns_to_match_ordered_list", [ColumnList]),
        Expect("expect_table_columns_to_match_set",
            [Required("column_set", ListOf(Words.ColumnName, "columns"), "The columns."), Optional("exact_match", Bool, "Whether others are not allowed.")]),
    ];

    public static readonly OneKeyShape Shape = OneKey("expectation", All);

    private static Field Expect(string name, Field[] arguments) => Optional(name, Record(name, [.. arguments, .. Everywhere]), $"Checks what Great Expectations calls {name}.");
}
