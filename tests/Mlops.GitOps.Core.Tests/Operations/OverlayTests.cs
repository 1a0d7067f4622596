using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Tests.Operations;

/// <summary>What a run sets is checked as if it stood in the spec.</summary>
public class OverlayTests
{
    private const string Specs = """
        pipelines:
          small:
            params: {trees: 200, rate: {type: float, default: 0.1, max: 1}, name: no}
            stages:
              a: {kind: run, command: [echo, "${params.trees}", "${params.rate}", "${params.name}"], timeout: 5m}
        """;

    [Theory]
    [InlineData("params.trees=300", "300", "0.1")]
    [InlineData("params.rate=0.5", "200", "0.5")]
    public void A_value_that_is_set_replaces_the_default(string set, string trees, string rate)
    {
        var command = (CommandBody)Lowered(set, out var diagnostics).Body;
        Assert.Empty(diagnostics);
        Assert.Equal(["echo", trees, rate, "no"], command.Arguments.Items.Select(static argument => argument.Literal));
    }

    [Fact]
    public void Other_properties_of_stages_can_be_set() =>
        Assert.Equal(TimeSpan.FromMinutes(7), Lowered("stages.a.timeout=7m", out _).Limits.Timeout);

    [Theory]
    [InlineData("params.tress=300", "MLG3001")]
    [InlineData("params.trees=many", "MLG2003")]
    [InlineData("params.rate=2", "MLG2004")]
    [InlineData("stages.b.timeout=7m", "MLG3001")]
    [InlineData("stages.a.timout=7m", "MLG2001")]
    [InlineData("stags.a=1", "MLG2001")]
    public void A_value_that_does_not_fit_is_reported_where_it_was_set(string set, string code)
    {
        var found = Assert.Single(Compile(set).Diagnostics.Where(static diagnostic => diagnostic.Severity == Severity.Error));
        Assert.Equal(code, found.Code);
        Assert.Equal(Overlay.Path, found.Location.Path);
    }

    private static StageWork Lowered(string set, out IEnumerable<Diagnostic> diagnostics)
    {
        var compilation = Compile(set);
        diagnostics = compilation.Diagnostics;
        return Lowering.Lower(compilation.Model, compilation.Model.Pipelines[0], "manual").Operations[0].Work;
    }

    private static Compilation Compile(string set)
    {
        var bag = new DiagnosticBag();
        var value = Overlay.TryRead(set, bag) ?? throw new InvalidOperationException(set);
        Assert.Equal(0, bag.Count);
        ParsedFile[] files =
        [
            Compiler.Parse(new SourceFile("mlops.yaml", "mlops: 1\nproject: small\n")),
            Compiler.Parse(new SourceFile("small.mlops.yaml", Specs)),
        ];
        return Compiler.Compile([.. files], new Overlay([value]));
    }
}
