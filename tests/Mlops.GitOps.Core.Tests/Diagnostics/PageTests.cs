using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Tests.Diagnostics;

/// <summary>The page of a diagnostic is its test: the first example gives exactly this code, the second gives nothing.</summary>
public class PageTests
{
    private const string MinimalHeader = "mlops: 1\nproject: example\n";

    private static readonly string Folder = Repository.PathOf("src", "Mlops.GitOps.Core", "Diagnostics", "Pages");

    public static TheoryData<string> Codes => [.. Catalog.All.Select(static descriptor => descriptor.Code)];

    [Fact]
    public void Every_page_belongs_to_a_code()
    {
        var wanted = Catalog.All.Select(FileNameOf).Order(StringComparer.Ordinal);
        var found = Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(wanted, found);
    }

    [Fact]
    public void Every_page_is_embedded_as_it_is_in_the_repository()
    {
        foreach (var descriptor in Catalog.All)
        {
            using var resource = typeof(Catalog).Assembly.GetManifestResourceStream($"pages/{FileNameOf(descriptor)}");
            Assert.NotNull(resource);
            using var reader = new StreamReader(resource);
            Assert.Equal(File.ReadAllText(Path.Combine(Folder, FileNameOf(descriptor))), reader.ReadToEnd());
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public void Front_matter_says_what_the_catalog_says(string code)
    {
        var descriptor = DescriptorOf(code);
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["code"] = descriptor.Code,
            ["slug"] = descriptor.Slug,
            ["severity"] = descriptor.Severity == Severity.Warning ? "warning" : "error",
            ["since"] = "0.1",
        };
        if (descriptor.IsPolicy) expected["overridable"] = descriptor.IsOverridable ? "true" : "false";
        if (descriptor == Catalog.UnsupportedByTarget) expected["reportedBy"] = "compile";
        if (descriptor == Catalog.MissingInput) expected["reportedBy"] = "run";
        Assert.Equal(expected, new SortedDictionary<string, string>(PageOf(code).FrontMatter, StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Headings_stand_in_their_order(string code)
    {
        var page = PageOf(code);
        Assert.StartsWith($"# {DescriptorOf(code).Slug} — ", page.Headings[0], StringComparison.Ordinal);
        Assert.Equal(["## What it means", "## Why it matters", "## Example", "## Fixed example"], page.Headings.Skip(1));
    }

    [Theory, MemberData(nameof(Codes))]
    public void The_example_gives_this_code_and_nothing_else(string code)
    {
        var page = PageOf(code);
        var codes = Compile(page.Example).Select(static diagnostic => diagnostic.Code).Distinct();
        string[] expected = page.FrontMatter.ContainsKey("reportedBy") ? [] : [code];
        Assert.True(expected.SequenceEqual(codes), $"Expected {code} alone, got:\n{Show(page.Example)}");
    }

    [Theory, MemberData(nameof(Codes))]
    public void The_fixed_example_gives_nothing(string code)
    {
        var page = PageOf(code);
        Assert.NotEmpty(page.FixedExample);
        Assert.True(Compile(page.FixedExample).IsEmpty, $"Expected nothing, got:\n{Show(page.FixedExample)}");
    }

    private static ImmutableArray<Diagnostic> Compile(ImmutableArray<KeyValuePair<string, string>> files)
    {
        if (files.All(static file => file.Key != "mlops.yaml")) files = files.Insert(0, KeyValuePair.Create("mlops.yaml", MinimalHeader));
        foreach (var file in files) Assert.True(Compiler.RoleOf(file.Key) is not null, $"'{file.Key}' is no file of a workspace.");
        return Compiler.Compile([.. files.Select(static file => Compiler.Parse(new SourceFile(file.Key, file.Value)))]).Diagnostics;
    }

    private static string Show(ImmutableArray<KeyValuePair<string, string>> files) =>
        string.Join('\n', Compile(files).Select(static d => $"{d.Location}: {d.Code}: {d.Message}"));

    private static DiagnosticDescriptor DescriptorOf(string code) => Catalog.All.Single(descriptor => descriptor.Code == code);

    private static string FileNameOf(DiagnosticDescriptor descriptor) => $"{descriptor.Code}-{descriptor.Slug}.md";

    private static DiagnosticPage PageOf(string code)
    {
        var fileName = FileNameOf(DescriptorOf(code));
        return DiagnosticPage.Read(fileName, File.ReadAllText(Path.Combine(Folder, fileName)));
    }
}
