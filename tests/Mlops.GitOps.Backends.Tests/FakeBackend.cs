using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Backends.Tests;

/// <summary>Writes the name of the project.</summary>
internal sealed class FakeBackend(string name, params StackValue[] choices) : IBackend
{
    public string Name => name;

    public ImmutableArray<StackValue> Choices => [.. choices];

    public void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        if (compilation.Syntax.Header.Project is { Value: "impossible" } project) diagnostics.Report(Catalog.UnsupportedByTarget, project.Span, name, "this project", "it says so");
    }

    public IEnumerable<OutputFile> Emit(Compilation compilation)
    {
        yield return OutputFile.Yaml(OutputPlace.Workspace, $"generated/{name}/b.yaml", Map(
            ("kind", Text("Fake")),
            ("metadata", Map(("name", compilation.Syntax.Header.Project is { } project ? Sourced.Text(project) : null)))));
        yield return OutputFile.Plain(OutputPlace.Repository, $".github/{name}/a.txt", "text\n", comment: "#");
    }
}
