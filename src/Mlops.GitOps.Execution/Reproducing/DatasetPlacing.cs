using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>Puts the datasets of then where the stages will read them: out of the commit, else out of this workspace, else out of the store.</summary>
internal static class DatasetPlacing
{
    /// <summary>Returns what there is to say of datasets that are not what they were.</summary>
    public static ImmutableArray<string> Place(LoweredPipeline pipeline, IReadOnlyCollection<string> stages, Dictionary<string, Digest> wanted, RunPlaces places, string tree)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var read = pipeline.Operations.Items.Where(operation => stages.Contains(operation.Id)).SelectMany(static operation => operation.Work.Inputs.Items)
            .Select(static input => input.Source).OfType<DatasetSource>().Select(static source => source.Dataset).ToHashSet(StringComparer.Ordinal);
        foreach (var dataset in pipeline.Datasets)
        {
            if (!read.Contains(dataset.Name)) continue;
            if (dataset.Path is not { } source) notes.Add($"dataset {dataset.Name} is fetched from its address again");
            else if (PlaceOne(dataset.Name, source, wanted.TryGetValue(dataset.Name, out var digest) ? digest : null, places, tree) is { } note) notes.Add(note);
        }

        return notes.ToImmutable();
    }

    private static string? PlaceOne(string name, string source, Digest? wanted, RunPlaces places, string tree)
    {
        var committed = DatasetContent.Of(tree, source, new FileTable(tree));
        if (committed is not null && (wanted is null || committed.Digest == wanted)) return wanted is null ? $"no record says which bytes dataset {name} had; taken are those of the commit" : null;
        var here = DatasetContent.Of(places.Root, source, new FileTable(places.Root));
        if (here is not null && (here.Digest == wanted || committed is null)) Copy(here, places.Root, tree);
        if (here is not null && here.Digest == wanted) return null;
        if (wanted is { } digest && TakeStored(digest, source, places, tree)) return null;
        if (committed is null && here is null)
            throw new RunFailure($"dataset '{name}' is neither in the commit nor in this workspace nor in the store", $"put the file with {wanted?.ToString() ?? "its bytes"} at {source}");
        return wanted is null ? $"no record says which bytes dataset {name} had; taken are those of this workspace"
            : $"dataset {name} is another one now, {(committed ?? here)?.Digest}, and was {wanted}: what depends on it will differ";
    }

    private static void Copy(DatasetContent content, string from, string to)
    {
        foreach (var path in content.Paths)
        {
            var target = Path.Join(to, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? to);
            File.Copy(Path.Join(from, path), target, overwrite: true);
        }
    }

    // Only of a single file the digest is that of its bytes.
    private static bool TakeStored(Digest digest, string source, RunPlaces places, string tree)
    {
        using var store = new LocalStore(places.Store);
        if (!store.Contains(digest) || !store.Verify(digest)) return false;
        var target = Path.Join(tree, source);
        Directory.CreateDirectory(Path.GetDirectoryName(target) ?? tree);
        File.Delete(target);
        File.Copy(store.PathOf(digest), target);
        return true;
    }
}
