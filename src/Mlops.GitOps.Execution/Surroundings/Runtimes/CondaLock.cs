using System.Runtime.InteropServices;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Reads which Python a <c>conda-lock.yml</c> brings. Its packages are a list of flat maps, so its lines are enough.</summary>
internal static class CondaLock
{
    public static string Platform => (OperatingSystem.IsMacOS(), RuntimeInformation.OSArchitecture) switch
    {
        (true, Architecture.Arm64) => "osx-arm64",
        (true, _) => "osx-64",
        (false, Architecture.Arm64) => "linux-aarch64",
        _ => "linux-64",
    };

    public static string? PythonOf(IEnumerable<string> lines, string platform)
    {
        string? name = null, version = null, place = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("- ", StringComparison.Ordinal)) (name, version, place) = (null, null, null);
            var entry = line.Length > 2 ? line.AsSpan(2) : "";
            name = ValueOf(entry, "name: ") ?? name;
            version = ValueOf(entry, "version: ") ?? version;
            place = ValueOf(entry, "platform: ") ?? place;
            if (name == "python" && place == platform && version is not null) return version;
        }

        return null;
    }

    private static string? ValueOf(ReadOnlySpan<char> entry, string key) =>
        entry.StartsWith(key, StringComparison.Ordinal) ? entry[key.Length..].Trim().Trim('"').Trim('\'').ToString() : null;
}
