using HandlebarsDotNet;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>Fills a template of <c>templates/</c>: prose only. Its first use costs a start of its own, so nothing fast may call it.</summary>
internal static class ProseTemplate
{
    private const string Folder = "prose/";

    /// <param name="name">The file without its ending: <c>workspace-readme.md</c>.</param>
    /// <param name="values">What the holes are filled with: texts, and lists of such maps.</param>
    public static string Fill(string name, IReadOnlyDictionary<string, object> values)
    {
        using var stream = typeof(ProseTemplate).Assembly.GetManifestResourceStream($"{Folder}{name}.hbs")
            ?? throw new InvalidOperationException($"The template '{name}' is not embedded.");
        using var reader = new StreamReader(stream);
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = null, ThrowOnUnresolvedBindingExpression = true });
        return handlebars.Compile(reader.ReadToEnd())(values).Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
