using System.Runtime.InteropServices;
using System.Text.Json;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;
using Mlops.GitOps.Execution.Surroundings.Runtimes;

namespace Mlops.GitOps.Execution.Registering;

/// <summary>The body of a stage that registers: writes the record of a version, with digests of all that it names.</summary>
/// <param name="url">Where bytes are kept.</param>
/// <param name="openShared">Opens the store that others share; null where bytes are kept in a folder.</param>
public sealed class Registrar(string root, string url, Func<IObjectStore?> openShared, Func<string, string?> variable)
{
    public int Run(string stageFile, TextWriter log, CancellationToken stop)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(stageFile));
            var stage = document.RootElement;
            var version = VersionOf(stage, stop);
            if (IsTrue(stage, "mustReach")) MakeReachable(stage, stop);
            var registry = new RegistryFolder(root);
            var (number, isNew) = registry.Add(version, DateTimeOffset.UtcNow);
            File.Copy(registry.PathOf(version.Name, number), stage.GetProperty("outputs").GetProperty("version").GetProperty("path").GetString() ?? "");
            log.WriteLine(isNew
                ? FormattableString.Invariant($"{version.Name} {number} is registered: registry/{version.Name}/{number}.yaml; commit it")
                : FormattableString.Invariant($"{version.Name} {number} has the same bundle: nothing to register"));
            return 0;
        }
        catch (RunFailure failure)
        {
            log.WriteLine($"error: {failure.Message}");
            if (failure.Hint is { } hint) log.WriteLine($"  hint: {hint}");
            return 1;
        }
    }

    private NewVersion VersionOf(JsonElement stage, CancellationToken stop)
    {
        var settings = stage.GetProperty("settings");
        var name = settings.GetProperty("as").GetString() ?? "";
        var registered = TreeOf("settings", settings.GetProperty("registered").GetRawText());
        var inputs = stage.GetProperty("inputs");
        var metrics = TreeOf("metrics", File.ReadAllText(inputs.GetProperty("metrics").GetProperty("path").GetString() ?? ""));
        if (registered.Map("model").Map("output") is null) throw new RunFailure($"model '{name}' declares no output", "say it under `models`");
        var code = GitState.Of(root, variable);
        return new NewVersion(name, registered, DigestOf(inputs, "model") ?? throw new RunFailure("the stage was given no model"), DigestOf(inputs, "reference"),
            [.. registered.Entries("data").Select(entry => (entry.Name, DigestOf(inputs, ((YamlScalar)entry.Value).Value) ?? throw new RunFailure($"the stage was not told which bytes dataset '{entry.Name}' had")))], metrics)
        {
            Report = DigestOf(inputs, "evidence_report"),
            Predictions = DigestOf(inputs, "evidence_predictions"),
            Packages = DigestOf(inputs, "packages"),
            Commit = code?.Commit,
            IsDirty = code?.IsDirty ?? false,
            Run = stage.TryGetProperty("run", out var run) ? run.GetString() : null,
            Seed = stage.GetProperty("seed").GetInt64(),
            Runtime = registered.Map("runtime") is { } trainedIn ? $"Python {PythonOf(trainedIn, stop)}" : RuntimeInformation.FrameworkDescription,
            System = RuntimeInformation.RuntimeIdentifier,
        };
    }

    // The same question as the runtime of a stage asks, and so the same answer.
    private string PythonOf(YamlMap runtime, CancellationToken stop) =>
        PythonRuntime.Find(new RuntimeSpec("of the model", runtime.Text("python")?.Value, runtime.Text("lock")?.Value), root, url, variable, new FileTable(root), stop).Version;

    // Whoever is to run a version must be able to fetch it.
    private void MakeReachable(JsonElement stage, CancellationToken stop)
    {
        using var shared = openShared();
        var inputs = stage.GetProperty("inputs");
        if (shared is null)
        {
            if (StoreUrl.Parse(url) is FileStoreUrl file && IsOutside(file.Path)) return;
            throw new RunFailure("environments of this workspace have targets, and the bytes of the version are in a store that only this machine sees",
                "set `store: {url: …}` in mlops.yaml to one that they reach");
        }

        using var store = new LocalStore(new RunPlaces(root, url).Store);
        var artifacts = new List<Artifact>();
        foreach (var name in (ReadOnlySpan<string>)["model", "reference", "evidence_report", "evidence_predictions"])
        {
            if (DigestOf(inputs, name) is { } digest) artifacts.Add(new Artifact(digest, new FileInfo(store.PathOf(digest)).Length, IsFolder: false));
        }

        StoreSync.Push(store, shared, artifacts, progress: null, stop).GetAwaiter().GetResult();
    }

    private bool IsOutside(string path)
    {
        var full = Path.GetFullPath(path, root);
        return full != root && !full.StartsWith(root + "/", StringComparison.Ordinal);
    }

    private static bool IsTrue(JsonElement stage, string name) =>
        stage.GetProperty("settings").GetProperty("registered").TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static Digest? DigestOf(JsonElement inputs, string name) =>
        inputs.TryGetProperty(name, out var input) && input.TryGetProperty("digest", out var digest) ? Digest.TryParse(digest.GetString() ?? "") : null;

    // JSON is YAML, and records are made of its trees.
    private static YamlMap TreeOf(string what, string json)
    {
        var diagnostics = new DiagnosticBag();
        return YamlReader.Read(new SourceFile(what, json), diagnostics).Root as YamlMap ?? throw new RunFailure($"the {what} can't be read");
    }
}
