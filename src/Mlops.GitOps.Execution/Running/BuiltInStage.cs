namespace Mlops.GitOps.Execution.Running;

/// <summary>The body of a built-in stage.</summary>
/// <param name="Version">Part of the key; raised when the same input gives another result.</param>
/// <param name="Run">Does the work that the stage file at a path describes, writes to a log and returns an exit status as a program would.
/// A test is also given what runs the command of the stage that it tests.</param>
public sealed record BuiltInStage(string Version, Func<string, TestedCommand?, TextWriter, CancellationToken, int> Run);
