using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>What a runtime is, before anything is made of it: the parts that go into the keys of its stages.</summary>
/// <param name="Interpreter">The Python that the environment is made with; null where the lock brings its own.</param>
/// <param name="Version">The whole version, such as 3.12.4.</param>
/// <param name="Lock">The digest of the lock and of what it includes; null without a lock.</param>
public sealed record RuntimeKey(RuntimeSpec Spec, Interpreter? Interpreter, string Version, Digest? Lock);
