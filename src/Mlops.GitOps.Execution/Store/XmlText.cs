using System.Net;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Reads single values of the small XML that S3 answers with.</summary>
internal static class XmlText
{
    /// <summary>Returns the text of the first element with a name, or null.</summary>
    public static string? Of(string xml, string element) => AllOf(xml, element).FirstOrDefault();

    /// <summary>Returns the text of each element with a name.</summary>
    public static IEnumerable<string> AllOf(string xml, string element)
    {
        var (open, close) = ($"<{element}>", $"</{element}>");
        for (var start = xml.IndexOf(open, StringComparison.Ordinal); start >= 0; start = xml.IndexOf(open, start, StringComparison.Ordinal))
        {
            start += open.Length;
            var end = xml.IndexOf(close, start, StringComparison.Ordinal);
            if (end < 0) yield break;
            yield return WebUtility.HtmlDecode(xml[start..end]);
            start = end;
        }
    }
}
