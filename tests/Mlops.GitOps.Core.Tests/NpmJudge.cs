using System.Diagnostics;
using System.Security.Cryptography;

namespace Mlops.GitOps.Core.Tests;

/// <summary>A locked npm package that our output is held against. It is installed on first use, once for each lock.</summary>
public static class NpmJudge
{
    private static readonly Dictionary<string, (string? Folder, string? Missing)> Known = new(StringComparer.Ordinal);

    /// <summary>Returns where the packages of <c>tests/judges/NAME</c> are installed, or why they can't be.</summary>
    public static (string? Folder, string? Missing) Find(string name)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(name, out var found)) Known[name] = found = Install(name);
            return found;
        }
    }

    private static (string? Folder, string? Missing) Install(string name)
    {
        var source = Repository.PathOf("tests", "judges", name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(source, "package-lock.json"))))[..16];
        var target = Repository.PathOf("artifacts", "judges", $"{name}-{hash}");
        if (Directory.Exists(target)) return (Path.Combine(target, "node_modules"), null);

        // A folder of our own and one rename at the end: two test runs at once don't see each other's halves.
        var work = $"{target}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(work);
        foreach (var file in new[] { "package.json", "package-lock.json" }) File.Copy(Path.Combine(source, file), Path.Combine(work, file));
        if (RunNpm(work) is { } complaint)
        {
            Directory.Delete(work, recursive: true);
            return (null, complaint);
        }

        try
        {
            Directory.Move(work, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(work, recursive: true);
        }

        return (Path.Combine(target, "node_modules"), null);
    }

    private static string? RunNpm(string folder)
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var start = new ProcessStartInfo(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--silent"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"npm ci failed: {errors}{output.Result}".Trim();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return $"npm is not installed ({exception.Message})";
        }
    }
}
