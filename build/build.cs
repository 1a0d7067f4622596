// dotnet run build/build.cs -- TARGET
//
// What is more than one command, or a command nobody remembers. A target that needs a machine of its own says so.

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

Target[] targets =
[
    new("check", "run what CI runs", () => Run(".ci/run")),
    new("baselines", "rewrite tests/baselines/*/expected", Baselines),
    new("schemas", "rewrite schemas/*.json from the field tables", () => Run("dotnet", "run", "--project", "src/Mlops.GitOps.Cli", "--", "schema", "--out", "schemas")),
    new("fuzz", "run the tests that make up their cases, with MLOPS_FUZZ_CASES of them (100000)", Fuzz),
    new("faults", "kill runs, fail their file operations, cut their power: all counts of tests/Mlops.GitOps.Faults", AllFaults),
    new("judges", "install the programs that tests and benchmarks call and that are missing (Debian, as root)", Judges),
    new("publish", "make artifacts/publish/RID, which needs .NET, and artifacts/publish/RID-standalone, which does not", Publish),
    new("pack", "make artifacts/packages, with mlops as a .NET tool", Pack),
    new("world", "write the data of examples/credit-risk [--out FOLDER] [--scale N] [--seed S]", () => Run("dotnet", ["run", "--project", "build/world", "-c", "Release", "--", .. args.Skip(1)])),
    new("bench", "measure the published tool beside its peers (build/bench/README.md)", () => Publish() is 0 ? Run("python3", ["build/bench/run.py", .. args.Skip(1)]) : 1),
];

Directory.SetCurrentDirectory(Root());
if (args.Length > 0 && targets.FirstOrDefault(target => target.Name == args[0]) is { } chosen) return chosen.Run();
Console.Error.WriteLine("dotnet run build/build.cs -- TARGET");
foreach (var target in targets) Console.Error.WriteLine($"  {target.Name,-10} {target.Does}");
return args.Length == 0 ? 0 : 2;

static int Baselines()
{
    Environment.SetEnvironmentVariable("UPDATE_BASELINES", "1");
    return Run("dotnet", "test", "tests/Mlops.GitOps.Core.Tests", "--filter", "FullyQualifiedName~Baselines");
}

static int Fuzz()
{
    if (Environment.GetEnvironmentVariable("MLOPS_FUZZ_CASES") is null) Environment.SetEnvironmentVariable("MLOPS_FUZZ_CASES", "100000");
    return Run("dotnet", "test", "tests/Mlops.GitOps.Core.Tests", "-c", "Release", "--filter", "Kind=fuzz");
}

static int AllFaults()
{
    // The published tool starts faster, and every other case starts it once.
    if (Publish() is not 0 and var exit) return exit;
    var report = Path.GetFullPath("artifacts/faults.md");
    File.WriteAllText(report, "| fault | cases | wrong | seen |\n|---|--:|--:|---|\n");
    Environment.SetEnvironmentVariable("MLOPS_FAULTS", Environment.GetEnvironmentVariable("MLOPS_FAULTS") ?? "full");
    Environment.SetEnvironmentVariable("MLOPS_FAULTS_REPORT", report);
    Environment.SetEnvironmentVariable("MLOPS_FAULTS_TOOL", Path.GetFullPath($"artifacts/publish/{RuntimeInformation.RuntimeIdentifier}/mlops"));
    exit = Run("dotnet", "test", "tests/Mlops.GitOps.Faults", "-c", "Release");
    Console.Write(File.ReadAllText(report));
    return exit;
}

// npm packages are not here: tests install those they need, by lock file, on first use.
static int Judges()
{
    (string Program, string Package)[] needed =
        [("git", "git"), ("node", "nodejs"), ("npm", "npm"), ("python3", "python3"), ("yamllint", "yamllint"), ("shellcheck", "shellcheck"), ("hyperfine", "hyperfine"), ("ninja", "ninja-build"), ("make", "make"),
            ("gcc", "gcc"), ("/usr/include/stdio.h", "libc6-dev"), ("flock", "util-linux"), ("/usr/sbin/nginx", "nginx-light"), ("promtool", "prometheus"), ("amtool", "prometheus-alertmanager"),
            ("/var/lib/dpkg/info/python3-venv.list", "python3-venv"), ("/var/lib/dpkg/info/python3-pip.list", "python3-pip"),
            ("/var/lib/dpkg/info/python3-sklearn.list", "python3-sklearn"), ("/var/lib/dpkg/info/python3-pandas.list", "python3-pandas")];
    var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
    string[] missing = [.. needed.Where(need => !path.Any(folder => File.Exists(Path.Combine(folder, need.Program)))).Select(need => need.Package)];
    if (missing.Length == 0) return 0;
    Console.Error.WriteLine($"missing: {string.Join(' ', missing)}");
    if (Run("apt-get", "update", "-qq") is not 0 and var exit) return exit;
    return Run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", .. missing]);
}

static int Publish()
{
    var rid = RuntimeInformation.RuntimeIdentifier;
    foreach (var isStandalone in (bool[])[false, true])
    {
        var folder = $"artifacts/publish/{rid}{(isStandalone ? "-standalone" : "")}";

        // Publishing for one platform would write that platform into the lock files that are committed.
        var exit = Run("dotnet", "publish", "src/Mlops.GitOps.Cli", "-c", "Release", "-r", rid, "--self-contained", isStandalone ? "true" : "false",
            "-p:PublishReadyToRun=true", "-p:NuGetLockFilePath=obj/publish.lock.json", "-o", folder, "-v", "quiet");
        if (exit != 0) return exit;
        Console.WriteLine($"{folder}/mlops");
    }

    return 0;
}

static int Pack() => Run("dotnet", "pack", "src/Mlops.GitOps.Cli", "-c", "Release", "-o", "artifacts/packages", "-v", "quiet");

static int Run(string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments)) ?? throw new InvalidOperationException($"{program} did not start.");
    process.WaitForExit();
    return process.ExitCode;
}

static string Root([CallerFilePath] string file = "") => Path.GetFullPath("..", Path.GetDirectoryName(file)!);

internal sealed record Target(string Name, string Does, Func<int> Run);
