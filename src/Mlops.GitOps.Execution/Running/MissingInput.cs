namespace Mlops.GitOps.Execution.Running;

/// <summary>An input of a stage that stands in the workspace, and is not there.</summary>
/// <param name="Input">The input's name, as its binding has it.</param>
/// <param name="Path">As the specs say it.</param>
/// <param name="Nearest">A path that is there and may have been meant.</param>
public sealed record MissingInput(string Stage, string Input, string Path, string? Nearest = null);
