using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>From where inputs come from to their bytes.</summary>
/// <param name="outputOf">Returns what a stage gave under a name.</param>
internal sealed class InputResolver(string root, FileTable files, LoweredPipeline pipeline, bool isSample, Func<string, string, Artifact> outputOf)
{
    private readonly Dictionary<string, DatasetFiles> datasets = pipeline.Datasets.Items.ToDictionary(static dataset => dataset.Name, StringComparer.Ordinal);

    /// <summary>Whether a stage reads what no digest can be had of before it is read.</summary>
    public bool ReadsAnAddress(StageWork work)
    {
        foreach (var input in work.Inputs)
        {
            if (input.Source is DatasetSource { Dataset: var name } && datasets[name].PathFor(isSample) is null) return true;
        }

        return false;
    }

    public ImmutableArray<ResolvedInput> Of(StageWork work)
    {
        var inputs = ImmutableArray.CreateBuilder<ResolvedInput>(work.Inputs.Count);
        foreach (var input in work.Inputs)
        {
            switch (input.Source)
            {
                case OutputSource output:
                    inputs.Add(Stored(input, value: null, outputOf(output.Stage, output.Output)));
                    break;
                case MatrixSource matrix:
                    foreach (var item in matrix.Items) inputs.Add(Stored(input, item.Value, outputOf(item.Stage, item.Output)));
                    break;
                case WorkspaceSource workspace:
                    inputs.Add(InWorkspace(work.Id, input, workspace.Path));
                    break;
                case DatasetSource dataset:
                    inputs.Add(OfDataset(work.Id, input, datasets[dataset.Dataset]));
                    break;
                case PinnedSource pinned:
                    inputs.Add(OfPin(work.Id, input, pinned));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException($"{input.Source.GetType().Name} is no source.");
            }
        }

        return inputs.ToImmutable();
    }

    // Its bytes are looked at when a stage that reads them must run.
    private static ResolvedInput OfPin(string stage, InputBinding input, PinnedSource source) =>
        Stored(input, value: null, new Artifact(PinnedInputs.Need(stage, source).Digest, 0, IsFolder: false));

    private static ResolvedInput Stored(InputBinding input, string? value, Artifact artifact) =>
        new(input, value, artifact.Digest, artifact.Bytes, artifact.IsFolder, artifact, []);

    private ResolvedInput InWorkspace(string stage, InputBinding input, string path)
    {
        var full = Path.Join(root, path);
        if (files.DigestOf(full) is { } digest) return new ResolvedInput(input, null, digest, SizeOf(full), IsFolder: false, null, [path]);
        if (files.KindOf(full) != FileKind.Folder) throw Missing(stage, path);
        var found = GlobWalk.Files(root, Glob.Under(path), files);
        var manifest = DatasetContent.ManifestOf(found, files);
        return new ResolvedInput(input, null, manifest.Digest, SizeOf(found), IsFolder: true, null, [path]);
    }

    private ResolvedInput OfDataset(string stage, InputBinding input, DatasetFiles dataset)
    {
        if (dataset.PathFor(isSample) is not { } source) return new ResolvedInput(input, null, Digest.OfText(dataset.Url ?? ""), 0, IsFolder: false, null, []) { Fetched = dataset };
        if (DatasetContent.Of(root, source, files) is not { } content) throw Missing(stage, source);
        return new ResolvedInput(input, null, content.Digest, content.IsFolder ? SizeOf(content.Paths) : SizeOf(Path.Join(root, source)), content.IsFolder, null, content.Paths);
    }

    private long SizeOf(IReadOnlyList<string> paths)
    {
        var size = 0L;
        foreach (var path in paths) size += files.SizeOf(path);
        return size;
    }

    private long SizeOf(string full) => files.SizeOf(full);

    // All inputs were there when the run began.
    private static RunFailure Missing(string stage, string path) => new($"stage '{stage}' reads '{path}', which was removed while the run went on");
}
