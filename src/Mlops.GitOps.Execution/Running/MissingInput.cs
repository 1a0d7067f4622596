namespace Mlops.GitOps.Execution.Running;

/// <summary>An input of a stage that stands in the workspace, and is not there.</summary>
/// <param name="Input">The input's name, as its binding has it.</param>
/// <param name="Path">As the specs say it.</param>
public sealed record MissingInput(string Stage, string Input, string Path);
