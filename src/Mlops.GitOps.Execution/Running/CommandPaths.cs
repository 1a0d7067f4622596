namespace Mlops.GitOps.Execution.Running;

/// <summary>Where a command finds what it is told, what it reads and where it puts what it gives.</summary>
/// <param name="Inputs">Paths by the names of inputs; of a map of them the first.</param>
internal sealed record CommandPaths(string StageFile, string Scratch, Dictionary<string, string> Inputs, Dictionary<string, string> Outputs);
