using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>One program to run on the way to an environment.</summary>
/// <param name="Variables">Set on top of the user's.</param>
internal sealed record ToolStep(string Program, EquatableArray<string> Arguments, EquatableArray<KeyValuePair<string, string>> Variables);
