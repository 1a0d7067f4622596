using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Mlops.GitOps.Backends.GitHubActions;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Tests.GitHubActions;

/// <summary>Makes workflows of specs, reads them back, and asks the judges.</summary>
internal static class Workflows
{
    public const string Judge = "workflows";

    private static readonly GitHubActionsBackend Backend = new();

    public static Compilation Example(string name)
    {
        var root = Repository.PathOf("examples", name);
        var files = Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Where(static path => Path.GetFileName(path) == "mlops.yaml" || path.EndsWith(".mlops.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return Specs.Compile([.. files.Select(path => (Path.GetRelativePath(root, path), File.ReadAllText(path)))]) with { Prefix = $"examples/{name}/" };
    }

    public static ImmutableArray<OutputFile> Of(Compilation compilation) => [.. Backend.Emit(compilation)];

    public static ImmutableArray<Diagnostic> Complaints(Compilation compilation)
    {
        var diagnostics = new DiagnosticBag();
        Backend.Check(compilation, diagnostics);
        return diagnostics.ToSorted();
    }

    public static YamlMap Read(OutputFile file) => (YamlMap)YamlReader.Read(new SourceFile(file.Path, file.Text), new DiagnosticBag()).Root!;

    public static IEnumerable<YamlMap> Jobs(YamlMap workflow) => ((YamlMap?)workflow.Find("jobs")?.Value)?.Entries.Select(static job => (YamlMap)job.Value) ?? [];

    public static IEnumerable<YamlMap> Steps(OutputFile file)
    {
        var tree = Read(file);
        var holders = tree.Find("runs") is { } action ? [(YamlMap)action.Value] : Jobs(tree);
        return holders.SelectMany(static holder => ((YamlSequence)holder.Find("steps")!.Value).Items.Cast<YamlMap>());
    }

    public static string? TextOf(YamlMap map, string key) => (map.Find(key)?.Value as YamlScalar)?.Value;

    public static List<string> Wrong(IReadOnlyCollection<OutputFile> files)
    {
        var modules = NpmJudge.Find(Judge).Folder ?? throw new InvalidOperationException(NpmJudge.Find(Judge).Missing);
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "judges", Judge, "judge.mjs"), modules]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.ReadToEndAsync();
        foreach (var file in files) process.StandardInput.Write(JsonSerializer.Serialize(new { path = file.Path, text = file.Text }) + "\n");
        process.StandardInput.Close();
        var judged = reading.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.Equal((0, files.Count), (process.ExitCode, judged.Length));
        return [.. files.Zip(judged).SelectMany(static pair => JsonDocument.Parse(pair.Second).RootElement.GetProperty("wrong").EnumerateArray().Select(one => $"{pair.First.Path}: {one.GetString()}\n{pair.First.Text}"))];
    }
}
