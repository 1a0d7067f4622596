using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Registering;

/// <summary>Proves that records are what was registered: by their own digest, by git, which knows them from the day they were added, by the run that made them,
/// and by the bytes that they name.</summary>
public sealed class RegistryCheck(RunPlaces places, Func<string, string?> variable) : IDisposable
{
    private readonly RegistryFolder registry = new(places.Root);

    private readonly LocalStore store = new(places.Store);

    public void Dispose() => store.Dispose();

    public ImmutableArray<RegistryFinding> Run(bool withBytes)
    {
        var findings = ImmutableArray.CreateBuilder<RegistryFinding>();
        var made = MadeByRuns();
        foreach (var model in registry.Models())
        {
            foreach (var file in Directory.EnumerateFiles(Path.Join(places.Root, "registry", model), "*.yaml").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal))
            {
                if (file == "rejected.yaml") continue;
                var path = $"registry/{model}/{file}";
                if (long.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    findings.AddRange(OfRecord(path, model, number, made, withBytes));
                else
                    findings.Add(new(path, "its name is no number of a version"));
            }
        }

        return findings.ToImmutable();
    }

    private IEnumerable<RegistryFinding> OfRecord(string path, string model, long number, Dictionary<string, HashSet<Digest>> made, bool withBytes)
    {
        var digest = FileHasher.HashOf(Path.Join(places.Root, path));
        var isProven = false;
        if (Added(path) is { } added)
        {
            if (added != digest) yield return new(path, "it is not what was committed when it was added");
            isProven = true;
        }

        if (made.TryGetValue(path, out var runs))
        {
            if (!runs.Contains(digest)) yield return new(path, "it is not what the run registered");
            isProven = true;
        }

        if (registry.Read(model, number)?.Body is not { } body)
        {
            yield return new(path, "it is no record");
            yield break;
        }

        if (body.Text("model")?.Value != model) yield return new(path, $"it says that it is of model '{body.Text("model")?.Value}'");
        if (body.Integer("version")?.Value != number) yield return new(path, "it says another number than its name");
        var bundle = Bundle.Of(body)?.ToString();
        if (bundle is null || bundle != body.Text("bundle")?.Value) yield return new(path, $"its bundle does not fit what it says: {bundle ?? "there is no digest of a model"}");
        if (!isProven) yield return new(path, "it is not committed, and no run here made it, so only its bundle is proven", IsOnlyUnproven: true);
        if (!withBytes) yield break;
        foreach (var (name, named) in PinnedRecords.DigestsOf(body))
        {
            if (Digest.TryParse(named) is not { } wanted) yield return new(path, $"'{name}' is no digest: {named}");
            else if (!store.Contains(wanted)) yield return new(path, $"the bytes of '{name}' are not in the store; `mlops pull` may bring them");
            else if (FileHasher.HashOf(store.PathOf(wanted)) != wanted) yield return new(path, $"the bytes of '{name}' in the store are damaged");
        }
    }

    // A record is never changed: what git has of it first is what it is.
    private Digest? Added(string path)
    {
        if (GitState.Run(places.Root, variable, "log", "--diff-filter=A", "--format=%H", "--", path) is not { Length: > 0 } commits) return null;
        var first = commits.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        return GitState.Bytes(places.Root, variable, "show", $"{first}:./{path}") is { } bytes ? Digest.Of(bytes) : null;
    }

    private Dictionary<string, HashSet<Digest>> MadeByRuns()
    {
        var made = new Dictionary<string, HashSet<Digest>>(StringComparer.Ordinal);
        if (!File.Exists(places.Results)) return made;
        using var journal = ResultJournal.Open(places.Results);
        foreach (var artifact in journal.Newest().Select(static result => result.Find("version")).OfType<Artifact>())
        {
            if (!store.Contains(artifact.Digest) || FileHasher.HashOf(store.PathOf(artifact.Digest)) != artifact.Digest) continue;
            if (RegistryFolder.Parse("version", File.ReadAllBytes(store.PathOf(artifact.Digest))) is not { } body || body.Text("schema")?.Value != "mlops/version/1") continue;
            var path = FormattableString.Invariant($"registry/{body.Text("model")?.Value}/{body.Integer("version")?.Value}.yaml");
            if (!made.TryGetValue(path, out var digests)) made.Add(path, digests = []);
            digests.Add(artifact.Digest);
        }

        return made;
    }
}
