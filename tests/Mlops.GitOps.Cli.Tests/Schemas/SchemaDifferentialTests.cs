using System.Collections.Immutable;
using Mlops.GitOps.Cli.Schemas;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Tests.Schemas;

/// <summary>Editors must not praise what the compiler refuses, nor the other way round: both are held against thousands of mistakes.</summary>
public sealed class SchemaDifferentialTests
{
    private const int Mutations = 5_000;

    private static readonly Dictionary<string, JsonSchema> Schemas = SchemaFiles.All.ToDictionary(
        static file => file.Name,
        static file => ReadSchema(Repository.PathOf("schemas", file.FileName)));

    public static TheoryData<string> Paths() => [.. Specs().Select(static spec => spec.Name)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_correct_file_is_correct_to_both(string name)
    {
        var (file, root) = Read(Specs().Single(spec => spec.Name == name));
        Assert.Empty(Check(file, root).Select(static diagnostic => diagnostic.Message));
        Assert.Empty(SchemaOf(file.Path).Validate(SpecText.ToJson(root)).Select(static error => error.ToString()));
    }

    [Fact]
    public void Checker_and_schema_agree_about_mistakes()
    {
        var random = new Random(20260601);
        var mutator = new SpecMutator(random);
        var specs = Specs().ConvertAll(Read);
        var counts = DisagreementClass.All.ToDictionary(static reason => reason.Reason, static _ => 0);
        var unexplained = new List<string>();
        var refused = 0;
        for (var n = 0; n < Mutations; n++)
        {
            var (file, root) = specs[random.Next(specs.Count)];
            var mutated = mutator.Mutate(root);
            if (random.Next(4) == 0) mutated = mutator.Mutate(mutated);
            if (Judge(file.Path, mutated) is not { } judgement)
            {
                n--;
                continue;
            }

            if (judgement.IsRefused) refused++;
            if (judgement.Disagreement is not { } disagreement) continue;
            if (DisagreementClass.All.FirstOrDefault(reason => reason.Recognises(disagreement)) is { } known) counts[known.Reason]++;
            else unexplained.Add(Describe(file.Path, disagreement));
        }

        Assert.True(unexplained.Count == 0, $"{unexplained.Count} disagreements:\n{string.Join("\n", unexplained.Take(10))}");
        Assert.DoesNotContain(counts, static count => count.Value == 0);
        Assert.InRange(refused, Mutations / 4, Mutations * 9 / 10);
    }

    /// <summary>Returns null for a file that is not even YAML of ours, such as one with a key twice.</summary>
    private static (bool IsRefused, Disagreement? Disagreement)? Judge(string path, YamlNode mutated)
    {
        var diagnostics = new DiagnosticBag();
        var file = new SourceFile(path, SpecText.Write(mutated));
        if (YamlReader.Read(file, diagnostics).Root is not { } root || diagnostics.Count > 0) return null;
        var json = SpecText.ToJson(root);
        var ours = Check(file, root);
        var isRefused = SchemaOf(path).Validate(json).Count > 0;
        return (isRefused, isRefused == ours.Length > 0 ? null : new Disagreement(file.Text, json, [.. ours], SchemaOf(path)));
    }

    private static Diagnostic[] Check(SourceFile file, YamlNode root)
    {
        var isSpec = Compiler.RoleOf(file.Path) is not null;
        var diagnostics = isSpec ? Compiler.Parse(file).Diagnostics : CheckAlone(file, root);
        return [.. diagnostics.Where(static diagnostic => diagnostic.Code.StartsWith("MLG2", StringComparison.Ordinal))];
    }

    // A lock is no input of the compiler.
    private static ImmutableArray<Diagnostic> CheckAlone(SourceFile file, YamlNode root)
    {
        var diagnostics = new DiagnosticBag();
        ShapeChecker.Check(root, FileOf(file.Path).Shape, new Subject("the file", "", root.Span), diagnostics);
        return diagnostics.ToSorted();
    }

    private static (SourceFile File, YamlNode Root) Read((string Name, string Path, string Text) spec)
    {
        var diagnostics = new DiagnosticBag();
        var file = new SourceFile(spec.Path, spec.Text);
        var root = YamlReader.Read(file, diagnostics).Root ?? throw new InvalidOperationException($"{spec.Path} can't be read.");
        Assert.Equal(0, diagnostics.Count);
        return (file, root);
    }

    private static List<(string Name, string Path, string Text)> Specs()
    {
        var folder = Repository.PathOf("examples");
        var examples = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Select(static file => (file.Name, Path: file.Name[(file.Name.IndexOf('/') + 1)..], file.Text))
            .Where(static file => SchemaFiles.For(file.Path) is not null)
            .OrderBy(static file => file.Name, StringComparer.Ordinal);
        return [.. SampleSpecs.All.Select(static sample => (sample.Path, sample.Path, sample.Text)), .. examples];
    }

    /// <summary>Reads what is committed. The library does not know `if`; of the two that it chooses from only one can fit.</summary>
    private static JsonSchema ReadSchema(string path)
    {
        var json = JObject.Parse(File.ReadAllText(path));
        foreach (var conditional in json.Descendants().OfType<JObject>().Where(static map => map["if"] is JObject).ToList())
        {
            conditional["anyOf"] = new JArray(conditional["then"]!, conditional["else"]!);
            foreach (var keyword in (string[])["if", "then", "else"]) conditional.Remove(keyword);
        }

        return JsonSchema.FromJsonAsync(json.ToString()).GetAwaiter().GetResult();
    }

    private static SchemaFile FileOf(string path) => SchemaFiles.For(path) ?? throw new InvalidOperationException($"{path} is no file of a workspace.");

    private static JsonSchema SchemaOf(string path) => Schemas[FileOf(path).Name];

    private static string Describe(string path, Disagreement it) => it.IsRefusedByChecker
        ? $"{path}: only the checker: {string.Join(" | ", it.Diagnostics.Select(d => $"{d.Code} {d.Message} at '{it.TextAt(d)}'"))}"
        : $"{path}: only the schema: {string.Join(" | ", it.Schema.Validate(it.Json).Take(3).Select(static e => $"{e.Kind} {e.Path}"))}";
}
