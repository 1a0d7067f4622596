using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Reads of a lock what decides how an environment is made of it. What it holds is for its own tool to judge.</summary>
internal static class LockReader
{
    public static PackageLock Read(RuntimeSpec spec, string name, PythonContext context)
    {
        var kind = KindOf(spec, name);
        var path = Path.GetFullPath(name, context.Root);
        if (context.Files.DigestOf(path) is not { } digest)
            throw new RunFailure($"runtime '{spec.Name}' names the lock '{name}', and there is no such file", MakeHint(kind, name));
        return kind switch
        {
            LockKind.Uv => ReadUv(path, digest, context.Files),
            LockKind.Requirements => RequirementsReader.Read(path, digest, context),
            _ => ReadConda(spec, name, path, digest),
        };
    }

    private static LockKind KindOf(RuntimeSpec spec, string name)
    {
        var file = Path.GetFileName(name);
        if (file == "uv.lock") return LockKind.Uv;
        if (file.Contains("requirements", StringComparison.Ordinal) && file.EndsWith(".txt", StringComparison.Ordinal)) return LockKind.Requirements;
        if (file.EndsWith("conda-lock.yml", StringComparison.Ordinal)) return LockKind.Conda;
        throw new RunFailure($"runtime '{spec.Name}' names the lock '{name}', and that is no lock we know", "locks are uv.lock, requirements.txt and conda-lock.yml");
    }

    private static string MakeHint(LockKind kind, string name) => kind switch
    {
        LockKind.Uv => "`uv lock` writes it beside pyproject.toml",
        LockKind.Requirements => $"`pip freeze > {name}` writes one of what is installed",
        _ => "`conda-lock -f environment.yml` writes it",
    };

    // A project that needs nothing is listed as its own only package.
    private static PackageLock ReadUv(string path, Digest digest, FileTable files)
    {
        var lines = File.ReadAllLines(path);
        var packages = lines.Count(static line => line.Trim() == "[[package]]");
        var isVirtual = Array.Exists(lines, static line => line.StartsWith("source = { virtual = ", StringComparison.Ordinal));
        _ = files.DigestOf(ProjectBeside(path));
        return new PackageLock(LockKind.Uv, path, digest, HasPackages: packages > (isVirtual ? 1 : 0));
    }

    public static string ProjectBeside(string path) => Path.Join(Path.GetDirectoryName(path), "pyproject.toml");

    private static PackageLock ReadConda(RuntimeSpec spec, string name, string path, Digest digest)
    {
        var python = CondaLock.PythonOf(File.ReadLines(path), CondaLock.Platform)
            ?? throw new RunFailure($"runtime '{spec.Name}' has the lock '{name}', and it holds no python for {CondaLock.Platform}",
                $"`conda-lock -f environment.yml -p {CondaLock.Platform}` adds the platform");
        if (!PythonVersion.Fits(spec.Python, python))
            throw new RunFailure($"runtime '{spec.Name}' asks for python {spec.Python}, and its lock '{name}' holds {python}", "let the two agree");
        return new PackageLock(LockKind.Conda, path, digest, HasPackages: true, Python: python);
    }
}
