using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>What a command needs to run in a runtime.</summary>
/// <param name="BinFolders">Come first in PATH; <c>python</c> and <c>python3</c> are in them.</param>
/// <param name="Variables">Are set besides.</param>
public sealed record PreparedRuntime(
    EquatableArray<string> BinFolders, string InterpreterPath, string InterpreterVersion, Digest? Lock, EquatableArray<KeyValuePair<string, string>> Variables);
