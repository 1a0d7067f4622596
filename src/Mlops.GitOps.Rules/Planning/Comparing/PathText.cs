using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Planning.Comparing;

/// <summary>Writes where something stands as people would say it: <c>datasets.loans.columns["Customer ID"].type</c>.</summary>
internal static class PathText
{
    public static string Of(Difference difference)
    {
        var place = PlaceOf(difference);
        return difference.Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]") : place;
    }

    /// <summary>Returns the path without the place in a list, which says nothing where order does not.</summary>
    public static string PlaceOf(Difference difference)
    {
        var text = new StringBuilder();
        foreach (var name in difference.Names)
        {
            var isWord = name.Length > 0 && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '@');
            if (!isWord && text.Length > 0) text.Append('[').Append(CanonicalJson.Write(YamlTree.Text(name))).Append(']');
            else text.Append(text.Length > 0 ? "." : "").Append(name);
        }

        return text.ToString();
    }
}
