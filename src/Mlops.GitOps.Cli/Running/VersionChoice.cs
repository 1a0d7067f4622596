using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Registering;

namespace Mlops.GitOps.Cli.Running;

/// <summary>Which version of a model a command is about.</summary>
internal static class VersionChoice
{
    /// <summary>Returns the parts of <c>model@7</c>; the number is null where only a model is named.</summary>
    public static (string Model, long? Number) Split(string written, string command)
    {
        var at = written.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return (written, null);
        if (at > 0 && long.TryParse(written.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) return (written[..at], number);
        throw new UserMistake($"'{written}' names no version", $"mlops {command} {(at > 0 ? written[..at] : "MODEL")}@1");
    }

    /// <summary>Returns the version that <c>model@7</c> names, or the newest of a model.</summary>
    public static (string Model, long Number) Find(RegistryFolder registry, string written, string command)
    {
        var at = written.IndexOf('@', StringComparison.Ordinal);
        var model = at < 0 ? written : written[..at];
        var known = registry.VersionsOf(model);
        if (known.Count == 0)
        {
            var nearest = Spelling.Nearest(model, registry.Models());
            throw new UserMistake($"no version of '{model}' is registered", nearest is null ? "mlops registry list" : $"mlops {command} {nearest}");
        }

        if (at < 0) return (model, known[^1]);
        if (long.TryParse(written.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && known.Contains(number)) return (model, number);
        throw new UserMistake($"'{model}' has no version '{written[(at + 1)..]}'", string.Create(CultureInfo.InvariantCulture, $"mlops {command} {model}@{known[^1]}"));
    }
}
