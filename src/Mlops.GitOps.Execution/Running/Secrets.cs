using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Processes;

namespace Mlops.GitOps.Execution.Running;

/// <summary>The values of the secrets that a stage names, from the environment of the user.</summary>
internal static class Secrets
{
    public static List<EnvironmentVariable> Of(StageWork work, Func<string, string?> variable)
    {
        var secrets = new List<EnvironmentVariable>();
        foreach (var name in work.Secrets)
        {
            if (variable(name) is not { Length: > 0 } value) throw new RunFailure($"it needs the secret {name}, and there is no such environment variable", $"set {name} before the run");
            if (Redactor.IsTooShort(value)) throw new RunFailure($"the secret {name} has fewer than {Redactor.Shortest} characters, so it cannot be kept out of logs", "use a longer one");
            secrets.Add(new(name, value));
        }

        return secrets;
    }
}
