using System.Globalization;
using System.Net;
using System.Text;

namespace Mlops.GitOps.Data.Reports;

/// <summary>Writes a page that needs nothing but itself. Whatever comes from data is text.</summary>
internal sealed class Html
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1d2129}
        h1{font-size:1.5rem;margin-bottom:.25rem}h2{font-size:1.15rem;margin-top:2rem}p{margin:.25rem 0 .75rem;color:#4a5058}
        table{border-collapse:collapse;margin:.5rem 0}th,td{padding:.25rem .75rem .25rem 0;text-align:left;border-bottom:1px solid #e3e6ea;vertical-align:top}
        th{font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}td.quiet{color:#6b727c}
        figure{display:inline-block;width:300px;margin:.5rem 1.5rem .5rem 0;vertical-align:top}figure.wide{display:block;width:auto}figcaption{color:#4a5058;font-size:.9rem}
        svg text{font:11px system-ui,sans-serif;fill:#4a5058}
        @media(prefers-color-scheme:dark){body{background:#16181c;color:#e4e6ea}p,figcaption{color:#a9afb8}th,td{border-color:#33373e}svg text{fill:#a9afb8}}
        """;

    private readonly StringBuilder page = new();

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Returns a number as people read it.</summary>
    public static string Number(double? value) => value is not { } known || !double.IsFinite(known) ? "unknown"
        : Math.Abs(known) >= 1_000 ? known.ToString("N0", CultureInfo.InvariantCulture)
        : known.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Returns a number of which also the smallest is to be seen.</summary>
    public static string Small(double? value) => value is { } known and not 0 && Math.Abs(known) < 0.0001 ? known.ToString("0.#E+0", CultureInfo.InvariantCulture) : Number(value);

    public Html Heading(string text) => Add($"<h2>{Text(text)}</h2>");

    public Html Paragraph(string text) => Add($"<p>{Text(text)}</p>");

    /// <summary>Adds a table; columns whose heading begins with <c>#</c> hold numbers.</summary>
    public Html Table(string[] headings, IEnumerable<string[]> rows)
    {
        Add("<table><thead><tr>" + string.Concat(headings.Select(static heading => heading.StartsWith('#') ? $"<th class=\"n\">{Text(heading[1..])}</th>" : $"<th>{Text(heading)}</th>")) + "</tr></thead><tbody>");
        foreach (var row in rows) Add("<tr>" + string.Concat(row.Select((cell, at) => headings[at].StartsWith('#') ? $"<td class=\"n\">{Text(cell)}</td>" : $"<td>{Text(cell)}</td>")) + "</tr>");
        return Add("</tbody></table>");
    }

    public Html Figure(string svg, string caption, bool isWide = false) => Add($"<figure{(isWide ? " class=\"wide\"" : "")}>{svg}<figcaption>{Text(caption)}</figcaption></figure>");

    public string Page(string title, string subtitle) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(title)}</title>
        <style>
        {Style}
        </style></head>
        <body>
        <h1>{Text(title)}</h1>
        <p>{Text(subtitle)}</p>
        {page}</body>
        </html>

        """.ReplaceLineEndings("\n");

    private Html Add(string html)
    {
        page.Append(html).Append('\n');
        return this;
    }
}
