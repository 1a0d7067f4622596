using System.Text;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Cli.Rendering;

/// <summary>The page of a diagnostic, as it is embedded in the compiler.</summary>
internal static class Pages
{
    /// <summary>Returns the page without its front matter, or null where there is none.</summary>
    public static string? Read(DiagnosticDescriptor descriptor)
    {
        using var stream = typeof(Compiler).Assembly.GetManifestResourceStream($"pages/{descriptor.Code}-{descriptor.Slug}.md");
        if (stream is null) return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return WithoutFrontMatter(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    private static string WithoutFrontMatter(string page)
    {
        if (!page.StartsWith("---\n", StringComparison.Ordinal)) return page;
        var end = page.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        return end < 0 ? page : page[(end + 5)..].TrimStart('\n');
    }
}
