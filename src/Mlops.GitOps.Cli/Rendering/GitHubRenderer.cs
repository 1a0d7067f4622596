using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Cli.Rendering;

/// <summary>Writes diagnostics as workflow commands, which GitHub shows beside the lines of a pull request.</summary>
internal static class GitHubRenderer
{
    public static string Render(Report report)
    {
        var output = new StringBuilder();
        foreach (var diagnostic in report.Diagnostics)
        {
            var (start, end) = (diagnostic.Location.Start, diagnostic.Location.End);
            output.Append(CultureInfo.InvariantCulture, $"::{CommandOf(diagnostic.Severity)} file={Property(report.PathPrefix + diagnostic.Location.Path)}");
            output.Append(CultureInfo.InvariantCulture, $",line={start.Line},col={start.Column},endLine={end.Line},endColumn={end.Column}");
            output.Append(CultureInfo.InvariantCulture, $",title={Property($"{diagnostic.Code} {diagnostic.Descriptor.Slug}")}::{Data(diagnostic.Message)}\n");
        }

        return output.ToString();
    }

    private static string CommandOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    public static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    public static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
