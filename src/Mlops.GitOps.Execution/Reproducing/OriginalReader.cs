using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Keys;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>Reads what records say of a run or of a version.</summary>
public static class OriginalReader
{
    /// <summary>Returns what the record of a run says; null where there is no such record.</summary>
    public static Original? OfRun(RunPlaces places, string run)
    {
        if (run.AsSpan().IndexOfAny('/', '\\') >= 0 || RunRecord.Read(Path.Join(places.Runs, run)) is not { } record) return null;
        var code = record.Code ?? throw new RunFailure($"the record of run '{run}' names no commit", "it ran outside of git, or before records said it; run it again");
        return new Original(run, record.Pipeline, code, record.Sets, record.Happening, StagesOf(places, record)) { Platform = PlatformOf(record.Runtime, record.System) };
    }

    /// <summary>Returns what the record of a version says, and that of its run where it is on this machine.</summary>
    public static Original OfVersion(RunPlaces places, VersionRecord version)
    {
        var (body, name) = (version.Body, FormattableString.Invariant($"{version.Model}@{version.Version}"));
        var said = body.Map("code");
        if (said.Text("commit") is not { } commit) throw new RunFailure($"the record of {name} names no commit", "it was registered outside of git");
        if (body.Text("run")?.Value is not { } run) throw new RunFailure($"the record of {name} names no run", "so nobody knows the pipeline");
        var code = new GitState(commit.Value, said.Bool("dirty")?.Value ?? false);
        var record = RunRecord.Read(Path.Join(places.Runs, run));
        return new Original(name, record?.Pipeline ?? PipelineOf(run, places), code, record?.Sets ?? SetsOf(body), record?.Happening ?? "manual", record is null ? [] : StagesOf(places, record))
        {
            Version = version,
            Platform = PlatformOf(body.Map("platform").Text("runtime")?.Value, body.Map("platform").Text("os")?.Value),
        };
    }

    private static ImmutableArray<OriginalStage> StagesOf(RunPlaces places, RunRecord record)
    {
        using var results = File.Exists(places.Results) ? ResultJournal.Open(places.Results) : null;
        return [.. record.Stages.Where(static stage => !stage.Outputs.IsEmpty).Select(stage =>
            new OriginalStage(stage.Stage, stage.Kind, stage.Outputs, stage.Key is { } key && results?.Find(key) is { } result ? result.Parts : []))];
    }

    private static ImmutableArray<KeyPart> PlatformOf(string? runtime, string? system) =>
        [.. new[] { ("runtime", runtime), ("os", system) }.Where(static part => part.Item2 is not null).Select(static part => new KeyPart(part.Item1, part.Item2 ?? ""))];

    // JSON is YAML, and as such a value of the command line.
    private static ImmutableArray<string> SetsOf(YamlMap body) =>
        [.. body.Entries("params").Select(static entry => $"params.{entry.Name}={YamlJson.Write(entry.Value)}")];

    // `…Z-credit-2` is the second run of `credit` in a second, unless a pipeline is called so.
    private static string PipelineOf(string run, RunPlaces places)
    {
        var name = run.Length > RunId.TimeLength + 1 ? run[(RunId.TimeLength + 1)..] : run;
        var dash = name.LastIndexOf('-');
        return dash > 0 && int.TryParse(name.AsSpan(dash + 1), out _) && !File.Exists(places.LockFileOf(name)) ? name[..dash] : name;
    }
}
