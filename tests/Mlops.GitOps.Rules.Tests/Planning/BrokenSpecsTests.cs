using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Planning.Writing;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Tests.Planning;

/// <summary>Law: whatever stands in specs, a plan is made and written; a verdict about broken specs needs one too.</summary>
public sealed class BrokenSpecsTests
{
    private static readonly string[] Pieces = ["{", "}", "[", "]", ":", "- ", "null", "~", "*x", "&x ", "!t ", "\"", "\n", "0", "-1", "1e999", ".nan", "owner", "true", "24h", "% ", "\u202e", "{}", "[[]]", "metrics.auc", "not ", " or "];

    [Fact]
    public void No_spec_keeps_a_plan_from_being_made()
    {
        var files = Specs.Files.AddRange(Specs.Of(Registry.Version(6, "metrics: {auc: 0.9}"), Registry.Version(7, "metrics: {auc: 0.9}"), Registry.Pins("production", ("champion", 6))));
        var whole = Made(files);
        for (var seed = 0; seed < FuzzCases.Or(500); seed++)
        {
            var broken = Made(Broken(files, new Random(seed)));
            foreach (var plan in new[] { Plan.Between(whole, broken), Plan.Between(broken, whole), Plan.Between(broken, broken) })
            {
                Assert.NotEmpty(PlanMarkdown.Of(plan));
                Assert.NotEmpty(Core.Yaml.YamlJson.Write(PlanRecord.Of(plan)));
            }
        }
    }

    private static Snapshot Made(ImmutableSortedDictionary<string, string> files) => Snapshot.Of("x", [.. files.Select(static file => Compiler.Parse(new SourceFile(file.Key, file.Value)))]);

    private static ImmutableSortedDictionary<string, string> Broken(ImmutableSortedDictionary<string, string> files, Random random)
    {
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var (path, text) = files.ElementAt(random.Next(files.Count));
            var (at, length) = (random.Next(text.Length + 1), random.Next(0, 12));
            var edited = new StringBuilder(text).Remove(at, Math.Min(length, text.Length - at));
            if (random.Next(3) > 0) edited.Insert(at, Pieces[random.Next(Pieces.Length)]);
            files = files.SetItem(path, edited.ToString());
        }

        return files;
    }
}
