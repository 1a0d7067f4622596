using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Variants;

/// <summary>The workspaces of the repository as the compiler sees them: every spec and record by its path in the workspace.</summary>
public static class ExampleWorkspaces
{
    public static ImmutableArray<string> Names { get; } = ["quickstart", "steps", "credit-risk", "recommendation-engine", "forty-models"];

    public static SortedDictionary<string, string> Read(string name)
    {
        var root = name == "forty-models" ? Repository.PathOf("tests", "workspaces", name) : Repository.PathOf("examples", name);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (Compiler.RoleOf(path) is not null) texts[path] = File.ReadAllText(file);
        }

        return texts;
    }

    public static Compilation Compile(IEnumerable<KeyValuePair<string, string>> texts) => Compiler.Compile([.. texts.Select(static file => Parse(file.Key, file.Value))]);

    // By way of bytes, as from a disk: that is where a byte order mark is dropped.
    public static ParsedFile Parse(string path, string text)
    {
        var diagnostics = new DiagnosticBag();
        var file = Utf8Source.Decode(path, Encoding.UTF8.GetBytes(text), diagnostics);
        if (file is not null) return Compiler.Parse(file);
        var document = new YamlDocument(new SourceFile(path, ""), null, []);
        return new ParsedFile(Compiler.RoleOf(path) ?? FileRole.Definitions, document, diagnostics.ToSorted());
    }
}
