using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Says which programs make an environment of a lock, out of those that are there.</summary>
internal static class EnvironmentRecipe
{
    private static readonly string[] CondaTools = ["micromamba", "conda-lock", "mamba"];

    public static IReadOnlyList<ToolStep> For(RuntimeSpec spec, PackageLock file, Interpreter? interpreter, string folder, PythonContext context)
    {
        // A conda lock brings its Python; for the others one was found.
        if (interpreter is null || file.Kind == LockKind.Conda) return Conda(spec, file, folder, context);
        return (file.Kind, Find("uv", context)) switch
        {
            (LockKind.Uv, { } uv) => [Step(uv, ["sync", "--frozen", "--no-progress", "--python", interpreter.Path], UvVariables(folder))],
            (LockKind.Uv, null) => throw Missing(spec, "uv", "install uv (https://docs.astral.sh/uv/), or `uv export --no-emit-project -o requirements.txt` where it is and lock that"),
            (_, { } uv) =>
            [
                Step(uv, ["venv", "--no-progress", "--python", interpreter.Path, folder], UvVariables(folder)),
                Step(uv, ["pip", "install", "--no-progress", "--python", PythonIn(folder), "-r", file.Path, .. Hashes(file)], UvVariables(folder)),
            ],
            _ =>
            [
                Step(interpreter.Path, ["-m", "venv", folder]),
                Step(PythonIn(folder), ["-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--progress-bar", "off", "-r", file.Path, .. Hashes(file)]),
            ],
        };
    }

    public static string PythonIn(string folder) => Path.Join(folder, "bin", "python");

    private static ToolStep[] Conda(RuntimeSpec spec, PackageLock file, string folder, PythonContext context)
    {
        foreach (var name in CondaTools)
        {
            if (Find(name, context) is not { } tool) continue;
            return name == "conda-lock"
                ? [Step(tool, ["install", "--prefix", folder, file.Path])]
                : [Step(tool, ["create", "--yes", "--quiet", "--prefix", folder, "--file", file.Path])];
        }

        throw Missing(spec, "micromamba, conda-lock or mamba", "install one of them, such as micromamba (https://mamba.readthedocs.io)");
    }

    private static string[] Hashes(PackageLock file) => file.HasHashes ? ["--require-hashes"] : [];

    private static EquatableArray<KeyValuePair<string, string>> UvVariables(string folder) => [new("UV_PROJECT_ENVIRONMENT", folder), new("UV_PYTHON_DOWNLOADS", "never")];

    private static ToolStep Step(string program, EquatableArray<string> arguments, EquatableArray<KeyValuePair<string, string>> variables = default) =>
        new(program, arguments, variables);

    private static string? Find(string name, PythonContext context) => ProgramFinder.TryFind(name, context.PathVariable, context.Root, context.Files)?.Path;

    private static RunFailure Missing(RuntimeSpec spec, string tool, string hint) =>
        new($"runtime '{spec.Name}' has the lock '{spec.Lock}', which takes {tool}, and there is none on PATH", hint);
}
