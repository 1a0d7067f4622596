using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Where runtimes are looked for and made.</summary>
/// <param name="Root">The workspace, as a full path.</param>
/// <param name="Environments">The folder of what is made: <c>.mlops/environments</c>.</param>
/// <param name="Variables">The user's environment; stages see less of it, but programs that fetch packages need its proxies and sources.</param>
public sealed record PythonContext(string Root, string Environments, IReadOnlyDictionary<string, string> Variables, FileTable Files)
{
    internal string PathVariable => Variables.TryGetValue("PATH", out var path) ? path : "";
}
