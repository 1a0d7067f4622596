using Mlops.GitOps.Core.Tests.Baselines;
using Mlops.GitOps.Core.Tests.Yaml;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Tests.Fuzz;

/// <summary>Specs with a few wrong edits, in every section of the language.</summary>
[Trait("Kind", "fuzz")]
public class DiagnosticPlaceTests
{
    [Fact]
    public void Whatever_the_specs_say_the_compiler_answers_inside_them()
    {
        var workspaces = BaselineCase.All.Where(static @case => @case.Name != "forty-models").Select(static @case => @case.Parse()).ToList();
        for (var seed = 0; seed < FuzzCases.Or(2_000); seed++)
        {
            var files = workspaces[seed % workspaces.Count];
            var broken = files[new Random(seed).Next(files.Length)];
            var mutant = Compiler.Parse(new SourceFile(broken.Path, YamlMutations.Mutate(broken.Document.File.Text, seed)));
            Compilation compilation;
            try
            {
                compilation = Compiler.Compile(files.Replace(broken, mutant));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed} breaks the compiler:\n{mutant.Document.File.Text}", exception);
            }

            Assert.All(compilation.Diagnostics, diagnostic => AssertStandsIn(diagnostic.Location, files.Replace(broken, mutant), seed));
        }
    }

    private static void AssertStandsIn(Location location, System.Collections.Immutable.ImmutableArray<ParsedFile> files, int seed)
    {
        var file = files.Single(file => file.Path == location.Path).Document.File;
        Assert.True(location.Start <= location.End && location.End.Line <= file.LineCount, $"Seed {seed}: {location} is outside its file.");
    }
}
