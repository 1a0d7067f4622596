using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What is asked of a run.</summary>
/// <param name="Specs">Reads and compiles the specs, and asks the table about every file and folder it looked at; null where they have errors, which it showed.</param>
public sealed record RunRequest(string Root, string Pipeline, string StoreUrl, Func<FileTable, LoweredPipeline?> Specs)
{
    /// <summary>Stages to run with all they need; all where none is named.</summary>
    public ImmutableArray<string> Stages { get; init; } = [];

    /// <summary>Whether the stages named run alone, on what the store has of what they need.</summary>
    public bool IsOnly { get; init; }

    /// <summary>Whether stages run although their results are there.</summary>
    public bool IsForced { get; init; }

    /// <summary>Whether the pipeline was not named and must be the only one of the workspace.</summary>
    public bool IsUnnamed { get; init; }

    public bool IsDryRun { get; init; }

    /// <summary>Whether the run fails where the lock would change.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether datasets with a sample are read from it.</summary>
    public bool IsSample { get; init; }

    /// <summary>Whether this is one of many runs that are compared: it goes on where a decision says no, tells of every stage also where nothing
    /// was to do, leaves no copies in the workspace and does not count as what the pipeline gave last.</summary>
    public bool IsTrial { get; init; }

    public int Jobs { get; init; } = System.Environment.ProcessorCount;

    /// <summary>What was set, as it was written: <c>params.trees=300</c>.</summary>
    public ImmutableArray<string> Sets { get; init; } = [];

    /// <summary>What started the run: push, pullRequest, schedule, retrain or manual.</summary>
    public string Happening { get; init; } = "manual";

    /// <summary>Further attempts where a stage says nothing of them.</summary>
    public int Retries { get; init; }

    /// <summary>The variables of this process: PATH, HOME and TMPDIR are passed on, secrets are looked up.</summary>
    public Func<string, string?> Variable { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Returns the body of a built-in kind of stage; null where there is none.</summary>
    public Func<string, BuiltInStage?> BuiltIn { get; init; } = static _ => null;

    /// <summary>Opens the store that others share; null where bytes are kept in a folder of this machine.</summary>
    public Func<IObjectStore?> OpenShared { get; init; } = static () => null;

    /// <summary>The version of the tool: another one may make other results.</summary>
    public string ToolVersion { get; init; } = "";
}
