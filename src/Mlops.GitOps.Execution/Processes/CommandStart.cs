using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>All that a command is started with; nothing is inherited.</summary>
/// <param name="Program">Its full path.</param>
/// <param name="Arguments">With the program's own name first.</param>
/// <param name="Environment">The whole of it; the value of <see cref="MarkName"/> must be this attempt's own, for it tells its processes apart.</param>
/// <param name="LogPath">Where both output streams are appended.</param>
/// <param name="Secrets">Values that never reach the log. Without any, the command writes to the log itself.</param>
public sealed record CommandStart(
    string Program,
    ImmutableArray<string> Arguments,
    string WorkingFolder,
    ImmutableArray<EnvironmentVariable> Environment,
    string LogPath,
    ImmutableArray<string> Secrets,
    TimeSpan? Timeout)
{
    public const string MarkName = "MLOPS_STAGE";

    /// <summary>How long a command may take to end by itself once it is asked to.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What to do once, when it takes a while.</summary>
    public Action? WhenLasting { get; init; }
}
