using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;

namespace Mlops.GitOps.Core.Meaning;

/// <summary>Which lists say the same in any order.</summary>
internal static class ListMeaning
{
    private static readonly HashSet<string> Sets = new(StringComparer.Ordinal)
    {
        "after", "secrets", "needs", "values", "abortOn", "alarms", "schedule", "branches", "paths", "against", "properties", "value_set", "type_list", "regex_list", "column_set", "code",
        "runners", "email", "columns", "metrics", "slices", "null", "inputs", "views",
    };

    /// <param name="record">The title of the record that the list stands in.</param>
    /// <param name="field">The key that it stands under.</param>
    public static bool IsSet(ListShape list, string record, string field) =>
        list.Item is ExpressionShape or OneKeyShape
        || (list.Item is RecordShape { Title: "an approval" or "a freeze" or "a person" or "a registrar" or "an alert" or "an entry of the quarantine" })
        || (Sets.Contains(field) && record != "a model's output");

    public static bool AreApprovals(ListShape list) => ReferenceEquals(list.Item, CommonShapes.Approval);
}
