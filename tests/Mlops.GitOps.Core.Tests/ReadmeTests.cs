using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Tests;

public class ReadmeTests
{
    [Fact]
    public void Its_example_gives_the_mistake_that_it_prints()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var header = new SourceFile("mlops.yaml", "mlops: 1\nproject: gym\n");
        var specs = new SourceFile("gym.mlops.yaml", BlockOf(readme, "yaml"));

        var diagnostic = Assert.Single(Compiler.Compile([Compiler.Parse(header), Compiler.Parse(specs)]).Diagnostics);

        var printed = BlockOf(readme, "text");
        Assert.StartsWith($"error[{diagnostic.Code} {diagnostic.Descriptor.Slug}]: {diagnostic.Message}\n", printed, StringComparison.Ordinal);
        Assert.Contains($"--> gym.mlops.yaml:{diagnostic.Location.Start.Line}:{diagnostic.Location.Start.Column}\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_links_lead_somewhere()
    {
        var documents = new[] { "README.md", ".github/CONTRIBUTING.md", "src/ARCHITECTURE.md" };
        foreach (var document in documents)
        {
            var text = File.ReadAllText(Repository.PathOf(document));
            for (var at = text.IndexOf("](", StringComparison.Ordinal); at >= 0; at = text.IndexOf("](", at + 2, StringComparison.Ordinal))
            {
                var target = text[(at + 2)..text.IndexOf(')', at)];
                if (target.Contains("://", StringComparison.Ordinal)) continue;
                var path = Path.Combine(Path.GetDirectoryName(Repository.PathOf(document))!, target);
                Assert.True(Path.Exists(path), $"{document} links to {target}, which is not there.");
            }
        }
    }

    private static string BlockOf(string text, string language)
    {
        var opening = $"```{language}\n";
        var start = text.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
