using System.Xml.Linq;

namespace Mlops.GitOps.Core.Tests;

/// <summary>Holds the shape of the code itself. That every code has a page is held by <see cref="Diagnostics.PageTests"/>.</summary>
public class ArchitectureTests
{
    private const string Prefix = "Mlops.GitOps.";

    /// <summary>What each project may use; a new one takes its place here. The tool may use all.</summary>
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Generator"] = ["Core"],
        ["Native"] = [],
        ["Backends"] = ["Core"],
        ["Rules"] = ["Core"],
        ["Stages"] = ["Core", "Native"],
        ["Data"] = ["Core", "Native", "Stages"],
        ["Execution"] = ["Core", "Native", "Stages", "Data"],
        ["Promotion"] = ["Core", "Rules"],
        ["Documents"] = ["Core", "Rules"],
        ["Serving"] = ["Core", "Native", "Stages", "Data"],
        ["Cli"] = ["Core", "Native", "Backends", "Rules", "Stages", "Data", "Execution", "Promotion", "Documents", "Serving"],
    };

    /// <summary>Folders at the root of a disk that are true of one machine only.</summary>
    private static readonly string[] MachineFolders = ["home", "root", "tmp", "work", "Users"];

    public static TheoryData<string> Projects =>
        [.. Directory.EnumerateDirectories(Repository.PathOf("src"), Prefix + "*").Select(static folder => Path.GetFileName(folder)[Prefix.Length..])];

    [Theory, MemberData(nameof(Projects))]
    public void Projects_refer_to_lower_layers_only(string project)
    {
        var file = Repository.PathOf("src", Prefix + project, $"{Prefix}{project}.csproj");
        var referred = XDocument.Load(file).Descendants("ProjectReference")
            .Select(static reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Select(static name => name[Prefix.Length..]);
        Assert.Empty(referred.Except(AllowedFor(project)));
    }

    [Theory, MemberData(nameof(Projects))]
    public void Using_lines_name_lower_layers_only(string project)
    {
        var allowed = AllowedFor(project).Append(project).ToHashSet(StringComparer.Ordinal);
        var wrong =
            from file in SourceTree.Under("src", Prefix + project).Where(IsCSharp)
            from line in file.Lines
            let layer = LayerOf(line)
            where layer is not null && !allowed.Contains(layer)
            select $"{file.Path}: {line}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Files_stay_short()
    {
        var files = SourceTree.Under("src").Where(IsCSharp).OrderBy(static file => file.Lines.Length).ToList();
        Assert.InRange(files[files.Count / 2].Lines.Length, 1, 60);
        Assert.InRange(files[files.Count * 9 / 10].Lines.Length, 1, 200);
        Assert.Empty(files.Where(static file => file.Lines.Length > 500).Select(static file => file.Path));
    }

    [Fact]
    public void A_file_holds_one_type_or_one_closed_hierarchy()
    {
        var wrong =
            from file in SourceTree.Under("src").Where(IsCSharp)
            where !file.Path.Contains("/Polyfills/", StringComparison.Ordinal)
            let types = file.Lines.Select(TypeDeclaredBy).OfType<string>().Distinct(StringComparer.Ordinal).ToList()
            let derived = file.Text.Split($": {types.FirstOrDefault()}").Length - 1
            where types.Count > 1 && derived < types.Count - 1
            select $"{file.Path}: {string.Join(", ", types)}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_file_speaks_of_one_machine()
    {
        var wrong =
            from file in SourceTree.Under()
            from folder in MachineFolders
            where NamesRootFolder(file.Text, folder)
            select $"{file.Path}: /{folder}/";
        Assert.Empty(wrong);
    }

    private static string[] AllowedFor(string project) =>
        Uses.TryGetValue(project, out var allowed) ? allowed : throw new KeyNotFoundException($"{project} has no layer: give it one here.");

    private static bool IsCSharp(SourceTree.File file) => file.Path.EndsWith(".cs", StringComparison.Ordinal);

    private static string? LayerOf(string line)
    {
        var words = line.Split([' ', '.', ';']);
        var at = Array.IndexOf(words, "GitOps");
        var isUsing = words[0] == "using" || (words[0] == "global" && words.Length > 1 && words[1] == "using");
        return isUsing && at > 0 && words[at - 1] == "Mlops" && at + 1 < words.Length ? words[at + 1] : null;
    }

    private static string? TypeDeclaredBy(string line)
    {
        if (line.Length == 0 || !char.IsAsciiLetterLower(line[0])) return null;
        var words = line.Split([' ', '(', '<', ':', ';', '{'], StringSplitOptions.RemoveEmptyEntries);
        var keyword = Array.FindIndex(words, static word => word is "class" or "record" or "struct" or "interface" or "enum" or "delegate");
        if (keyword < 0 || words[..keyword].Any(static word => word is not ("public" or "internal" or "sealed" or "abstract" or "static" or "partial" or "readonly" or "ref")))
            return null;
        return words.Skip(keyword).First(static word => word is not ("class" or "record" or "struct" or "interface" or "enum" or "delegate"));
    }

    private static bool NamesRootFolder(string text, string folder)
    {
        var path = $"/{folder}/";
        for (var at = text.IndexOf(path, StringComparison.Ordinal); at >= 0; at = text.IndexOf(path, at + 1, StringComparison.Ordinal))
        {
            // What follows a word, a dot or a bracket is the middle of some other path.
            if (at == 0 || !(char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '-' or '_' or '*' or '}' or '>' or ')')) return true;
        }

        return false;
    }
}
