using System.Globalization;
using System.Text.Json;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Recorded;

/// <summary>Makes our tree of JSON, so that one writer gives both the same canonical text.</summary>
public static class JsonTree
{
    /// <summary>Returns the tree of a text; null where it is no JSON.</summary>
    public static YamlNode? TryParse(string text)
    {
        using var document = ForgeJson.TryParse(text);
        return document is null ? null : Of(document.RootElement);
    }

    public static YamlNode Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => YamlTree.Map(element.EnumerateObject().Select(static property => (property.Name, (YamlNode?)Of(property.Value)))),
        JsonValueKind.Array => YamlTree.Seq(element.EnumerateArray().Select(Of)),
        JsonValueKind.String => YamlTree.Text(TextOf(element)),
        JsonValueKind.Number => Number(element),
        JsonValueKind.True => YamlTree.Bool(true),
        JsonValueKind.False => YamlTree.Bool(false),
        _ => YamlTree.Null,
    };

    // A text that is half of a pair of surrogates is kept as it was written: it is like no other.
    private static string TextOf(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText();
        }
    }

    private static YamlScalar Number(JsonElement element)
    {
        if (element.TryGetInt64(out var whole)) return YamlTree.Number(whole);
        return element.TryGetDouble(out var number) && double.IsFinite(number) ? YamlTree.Number(number) : YamlTree.Text(element.GetRawText().ToString(CultureInfo.InvariantCulture));
    }
}
