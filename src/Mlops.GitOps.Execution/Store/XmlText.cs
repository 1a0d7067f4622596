using System.Net;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Reads single values of the small XML that S3 answers with.</summary>
internal static class XmlText
{
    /// <summary>Returns the text of the first element with a name, or null.</summary>
    public static string? Of(string xml, string element)
    {
        var (open, close) = ($"<{element}>", $"</{element}>");
        var start = xml.IndexOf(open, StringComparison.Ordinal);
        if (start < 0) return null;
        var end = xml.IndexOf(close, start, StringComparison.Ordinal);
        return end < 0 ? null : WebUtility.HtmlDecode(xml[(start + open.Length)..end]);
    }
}
