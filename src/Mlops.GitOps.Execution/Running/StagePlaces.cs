using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Where an attempt of a stage finds what it reads and puts what it gives.</summary>
/// <param name="Stage">In front of the names of outputs: whoever of an earlier stage still writes by path must not reach those of a later one.</param>
internal sealed record StagePlaces(string Root, LocalStore Store, StageRoom Room, string Stage)
{
    public string Scratch => Room.Scratch;

    public string StageFilePath => Room.StageFilePath;

    public string OutputPath(OutputBinding output) => Path.Join(Room.Outgoing, $"{Stage}.{output.Name}{ExtensionOf(output.Format)}");

    public string InputPath(ResolvedInput input)
    {
        if (input.Fetched is { } dataset) return DatasetFetch.NameOf(dataset) is { } name ? Path.Join(Scratch, "in", input.Name, name) : Path.Join(Scratch, "in", input.Name);
        if (input.Stored is { IsFolder: true }) return Path.Join(Scratch, "in", input.Name);
        if (input.Stored is { } stored) return ExtensionOf(input.Binding.Format) is { } extension ? Path.Join(Scratch, "in", input.Name + extension) : Store.PathOf(stored.Digest);
        if (input.Paths.Length == 1) return Path.Join(Root, input.Paths[0]);
        return input.Paths.IsEmpty ? "" : Path.Join(Scratch, "in", input.Name);
    }

    public CommandPaths PathsOf(StageWork work, IReadOnlyList<ResolvedInput> inputs)
    {
        var (read, given) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var input in inputs) read.TryAdd(input.Name, InputPath(input));
        foreach (var output in work.Outputs) given.Add(output.Name, OutputPath(output));
        return new CommandPaths(StageFilePath, Scratch, read, given);
    }

    /// <summary>Puts everything where a stage will look for it.</summary>
    public void Prepare(StageWork work, IReadOnlyList<ResolvedInput> inputs)
    {
        foreach (var output in work.Outputs)
        {
            if (output.Type == "Folder") Directory.CreateDirectory(OutputPath(output));
        }

        foreach (var input in inputs)
        {
            var path = InputPath(input);
            if (input.Stored is { IsFolder: true } folder)
            {
                Directory.CreateDirectory(Path.Join(Scratch, "in"));
                Store.CopyTo(folder, path);
            }
            else if (input.Stored is { } stored && ExtensionOf(input.Binding.Format) is not null)
            {
                Directory.CreateDirectory(Path.Join(Scratch, "in"));
                File.CreateSymbolicLink(path, Store.PathOf(stored.Digest));
            }
            else if (input.Stored is null && input.Paths.Length > 1)
            {
                foreach (var file in input.Paths) Link(Path.Join(path, file), Path.Join(Root, file));
            }
        }
    }

    private static void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
        File.CreateSymbolicLink(path, target);
    }

    // Libraries choose a reader by the end of a name, and objects of the store have none.
    private static string? ExtensionOf(string? format) => format switch
    {
        "csv" => ".csv",
        "ndjson" => ".ndjson",
        "parquet" => ".parquet",
        "onnx" => ".onnx",
        _ => null,
    };
}
