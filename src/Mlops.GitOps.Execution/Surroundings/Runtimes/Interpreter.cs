namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>A Python that was asked what it is.</summary>
/// <param name="Path">Where it says it is: behind a shim that picks one, the one that was picked.</param>
/// <param name="Version">Such as 3.12.4, 3.13.0rc1, 3.13.0t or pypy-3.10.14.</param>
/// <param name="Library">The shared library that it is in truth, where it is one.</param>
public sealed record Interpreter(string Path, string Version, string? Library);
