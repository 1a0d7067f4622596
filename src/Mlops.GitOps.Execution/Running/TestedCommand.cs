namespace Mlops.GitOps.Execution.Running;

/// <summary>Runs the command of a tested stage as a stage file says, and returns its exit status.</summary>
public delegate int TestedCommand(string stageFile, TextWriter log);
