using System.Diagnostics;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Surroundings.Runtimes;

namespace Mlops.GitOps.Execution.Tests.Surroundings;

public class PythonRuntimeTests
{
    [NeedsProgramFact("python3")]
    public async Task Any_python_3_does_where_no_version_is_asked_for()
    {
        using var workspace = new TestWorkspace();
        var runtime = await Prepared(workspace, new RuntimeSpec("py", null, null));
        Assert.StartsWith("3.", runtime.InterpreterVersion, StringComparison.Ordinal);
        Assert.Null(runtime.Lock);
        foreach (var name in (string[])["python", "python3"])
            Assert.Equal(runtime.InterpreterVersion, Say(runtime, name, "import platform; print(platform.python_version())"));
    }

    [NeedsProgramFact("python3")]
    public async Task What_stands_first_in_path_is_python_and_no_other_program()
    {
        using var workspace = new TestWorkspace();
        var runtime = await Prepared(workspace, new RuntimeSpec("py", null, null));
        var names = runtime.BinFolders.SelectMany(Directory.EnumerateFileSystemEntries).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
        Assert.Equal(["python", "python3", "python" + string.Join('.', runtime.InterpreterVersion.Split('.')[..2])], names);
    }

    [NeedsProgramFact("python3")]
    public async Task An_interpreter_is_started_once_and_then_remembered()
    {
        using var workspace = new TestWorkspace();
        var python = await Real(workspace);
        workspace.WithProgram("bin/python3", $"#!/bin/sh\necho x >> '{workspace["starts"]}'\nexec '{python}' \"$@\"\n");
        var first = await PythonRuntime.Resolve(new RuntimeSpec("py", null, null), Context(workspace, workspace["bin"]), default);
        var second = await PythonRuntime.Resolve(new RuntimeSpec("py", null, null), Context(workspace, workspace["bin"]), default);
        Assert.Equal(first, second);
        Assert.Single(File.ReadAllLines(workspace["starts"]));
        workspace.With(".python-version", "3");
        await PythonRuntime.Resolve(new RuntimeSpec("py", null, null), Context(workspace, workspace["bin"]), default);
        Assert.Equal(2, File.ReadAllLines(workspace["starts"]).Length);
        File.AppendAllText(workspace["bin/python3"], "\n");
        await PythonRuntime.Resolve(new RuntimeSpec("py", null, null), Context(workspace, workspace["bin"]), default);
        Assert.Equal(3, File.ReadAllLines(workspace["starts"]).Length);
    }

    [NeedsProgramFact("python3")]
    public async Task What_is_remembered_and_damaged_is_asked_again()
    {
        using var workspace = new TestWorkspace();
        var spec = new RuntimeSpec("py", null, null);
        var context = Context(workspace, TestWorkspace.Variables["PATH"]);
        var expected = await PythonRuntime.Resolve(spec, context, default);
        var path = Assert.Single(Directory.GetFiles(context.Environments, "*.interpreter"));
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length += 7)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Equal(expected, await PythonRuntime.Resolve(spec, Context(workspace, TestWorkspace.Variables["PATH"]), default));
        }
    }

    [NeedsProgramFact("python3")]
    public async Task A_version_that_is_not_there_is_said_with_those_that_are()
    {
        using var workspace = new TestWorkspace();
        var there = (await PythonRuntime.Resolve(new RuntimeSpec("py", null, null), Context(workspace, workspace.Root + ":" + TestWorkspace.Variables["PATH"]), default)).Version;
        var failure = await Assert.ThrowsAsync<RunFailure>(() => PythonRuntime.Resolve(new RuntimeSpec("py", "3.99", null), Context(workspace, TestWorkspace.Variables["PATH"]), default));
        Assert.StartsWith("runtime 'py' asks for python 3.99, and PATH has only ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(there, failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<RunFailure>(() => PythonRuntime.Resolve(new RuntimeSpec("py", null, null), Context(workspace, workspace["bin"]), default));
        Assert.Equal("runtime 'py' asks for python 3, and there is none on PATH", failure.Message);
        failure = await Assert.ThrowsAsync<RunFailure>(() => PythonRuntime.Resolve(new RuntimeSpec("py", ">=3.11", null), Context(workspace, workspace["bin"]), default));
        Assert.Equal("runtime 'py' asks for python '>=3.11', which is no version", failure.Message);
    }

    [Theory]
    [InlineData("3.12", "3.12.4", true)]
    [InlineData("3.1", "3.12.4", false)]
    [InlineData("3.12.4", "3.12.4", true)]
    [InlineData("3.12.4", "3.12.40", false)]
    [InlineData("3", "3.9.1", true)]
    [InlineData("3.13", "3.13.0rc1", true)]
    [InlineData("3", "2.7.18", false)]
    [InlineData(null, "3.6.15", true)]
    public void A_version_fits_by_whole_numbers(string? wanted, string version, bool fits) => Assert.Equal(fits, PythonVersion.Fits(wanted, version));

    [NeedsProgramFact("python3")]
    public async Task Requirements_are_installed_and_found_again()
    {
        using var workspace = WithPackage();
        var spec = new RuntimeSpec("py", null, "requirements.txt");
        var first = await Prepared(workspace, spec);
        Assert.Equal("1.0", Say(first, "python", "import mini; print(mini.VERSION)"));
        Assert.NotNull(first.Lock);
        Assert.Equal(first, await Prepared(workspace, spec));
        Assert.Equal(first.BinFolders[0], Path.Join(first.Variables[0].Value, "bin"));
    }

    [NeedsProgramFact("python3")]
    public async Task Environments_made_at_once_are_made_once()
    {
        using var workspace = WithPackage();
        var spec = new RuntimeSpec("py", null, "requirements.txt");
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Prepared(workspace, spec))));
        Assert.All(made, runtime => Assert.Equal(made[0], runtime));
        Assert.Single(Environments(workspace));
    }

    [NeedsProgramFact("python3")]
    public async Task A_half_made_environment_is_made_again()
    {
        using var workspace = WithPackage();
        var spec = new RuntimeSpec("py", null, "requirements.txt");
        var before = (await Prepared(workspace, spec)).Variables[0].Value;
        File.Delete(Directory.GetFiles(workspace[".mlops/environments"], "*.complete").Single());
        Directory.Delete(Path.Join(before, "lib"), recursive: true);
        var after = await Prepared(workspace, spec);
        Assert.NotEqual(before, after.Variables[0].Value);
        Assert.Equal("1.0", Say(after, "python", "import mini; print(mini.VERSION)"));
        Assert.Equal([after.Variables[0].Value], Environments(workspace));
    }

    [NeedsProgramFact("python3")]
    public async Task What_cannot_be_installed_fails_in_a_sentence_and_leaves_nothing()
    {
        using var workspace = new TestWorkspace().With("requirements.txt", "./missing-1.0-py3-none-any.whl\n");
        var failure = await Assert.ThrowsAsync<RunFailure>(() => Prepared(workspace, new RuntimeSpec("py", null, "requirements.txt")));
        Assert.StartsWith("the environment of runtime 'py' could not be made: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Empty(Environments(workspace));
        Assert.NotEmpty(Directory.GetFiles(workspace[".mlops/environments"], "*.log"));
    }

    [NeedsProgramFact("python3")]
    public async Task A_wheel_with_the_wrong_hash_is_not_installed()
    {
        using var workspace = WithPackage();
        workspace.With("requirements.txt", $"./mini-1.0-py3-none-any.whl --hash=sha256:{new string('0', 64)}\n");
        await Assert.ThrowsAsync<RunFailure>(() => Prepared(workspace, new RuntimeSpec("py", null, "requirements.txt")));
        var right = Digest.Of(File.ReadAllBytes(workspace["mini-1.0-py3-none-any.whl"])).Hex;
        workspace.With("requirements.txt", $"./mini-1.0-py3-none-any.whl \\\n  --hash=sha256:{right}\n");
        Assert.Equal("1.0", Say(await Prepared(workspace, new RuntimeSpec("py", null, "requirements.txt")), "python", "import mini; print(mini.VERSION)"));
    }

    [NeedsProgramFact("python3")]
    public async Task A_lock_without_packages_needs_no_environment()
    {
        using var workspace = new TestWorkspace().With("requirements.txt", "# nothing\n\n").With("uv.lock", "version = 1\n\n[[package]]\nname = \"x\"\nsource = { virtual = \".\" }\n");
        foreach (var name in (string[])["requirements.txt", "uv.lock"])
        {
            var runtime = await Prepared(workspace, new RuntimeSpec("py", null, name));
            Assert.Equal(Digest.Of(File.ReadAllBytes(workspace[name])), runtime.Lock);
            Assert.Empty(runtime.Variables);
        }

        Assert.Empty(Environments(workspace));
    }

    [NeedsProgramFact("python3")]
    public async Task What_requirements_include_is_in_the_digest_of_the_lock()
    {
        using var workspace = WithPackage().With("requirements.txt", "-r more/base.txt\n--constraint=limits.txt\n./mini-1.0-py3-none-any.whl # ours\n-e ./lib\n./pkg\n")
            .With("more/base.txt", "-r ../requirements.txt\n").With("limits.txt", "mini<2\n").With("lib/pyproject.toml").With("lib/a.py").With("pkg/a.py").With("pkg/build/a.py");
        var before = await LockOf(workspace);
        foreach (var path in (string[])["requirements.txt", "more/base.txt", "limits.txt", "mini-1.0-py3-none-any.whl", "lib/pyproject.toml", "pkg/a.py"])
        {
            File.AppendAllText(workspace[path], "\n# more\n");
            var after = await LockOf(workspace);
            Assert.NotEqual(before, after);
            before = after;
        }

        workspace.With("lib/a.py", "y").With("pkg/build/a.py", "y");
        Assert.Equal(before, await LockOf(workspace));
    }

    [NeedsProgramFact("python3")]
    public async Task A_lock_that_cannot_be_used_is_said_plainly()
    {
        using var workspace = new TestWorkspace().With("poetry.lock").With("uv.lock", "[[package]]\n[[package]]\n");
        Assert.Equal("runtime 'py' names the lock 'poetry.lock', and that is no lock we know", (await FailureOf(workspace, "poetry.lock")).Message);
        Assert.Equal("runtime 'py' names the lock 'requirements.txt', and there is no such file", (await FailureOf(workspace, "requirements.txt")).Message);
        var python = Path.GetDirectoryName(await Real(workspace))!;
        workspace.WithLink("bin/python3", Path.Join(python, "python3"));
        var failure = await Assert.ThrowsAsync<RunFailure>(() => Prepared(workspace, new RuntimeSpec("py", null, "uv.lock"), workspace["bin"]));
        Assert.Equal("runtime 'py' has the lock 'uv.lock', which takes uv, and there is none on PATH", failure.Message);
        Assert.Contains("install uv", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conda_lock_brings_its_own_python()
    {
        var platform = CondaLock.Platform;
        using var workspace = new TestWorkspace().With("conda-lock.yml",
            $"version: 1\npackage:\n- name: python\n  version: 3.11.1\n  manager: conda\n  platform: other-64\n- name: python\n  version: 3.12.4\n  platform: {platform}\n");
        var runtime = await PythonRuntime.Resolve(new RuntimeSpec("py", "3.12", "conda-lock.yml"), Context(workspace, workspace["bin"]), default);
        Assert.Equal("3.12.4", runtime.Version);
        var failure = await Assert.ThrowsAsync<RunFailure>(() => PythonRuntime.Prepare(runtime, Context(workspace, workspace["bin"]), default));
        Assert.Equal("runtime 'py' has the lock 'conda-lock.yml', which takes micromamba, conda-lock or mamba, and there is none on PATH", failure.Message);
        failure = await Assert.ThrowsAsync<RunFailure>(() => PythonRuntime.Resolve(new RuntimeSpec("py", "3.11", "conda-lock.yml"), Context(workspace, workspace["bin"]), default));
        Assert.Equal("runtime 'py' asks for python 3.11, and its lock 'conda-lock.yml' holds 3.12.4", failure.Message);
    }

    [NeedsProgramFact("uv", isInDebian: false)]
    public async Task Uv_makes_the_environment_of_its_lock()
    {
        using var workspace = WithPackage().With("pyproject.toml",
            "[project]\nname = \"x\"\nversion = \"1\"\nrequires-python = \">=3.8\"\ndependencies = [\"mini\"]\n[tool.uv.sources]\nmini = { path = \"mini-1.0-py3-none-any.whl\" }\n");
        using (var uv = Process.Start(new ProcessStartInfo("uv", ["lock", "--offline"]) { WorkingDirectory = workspace.Root })!) uv.WaitForExit();
        Assert.Equal("1.0", Say(await Prepared(workspace, new RuntimeSpec("py", null, "uv.lock")), "python", "import mini; print(mini.VERSION)"));
    }

    private static PythonContext Context(TestWorkspace workspace, string path) => new(
        workspace.Root, workspace[".mlops/environments"],
        new Dictionary<string, string>(TestWorkspace.Variables, StringComparer.Ordinal) { ["PATH"] = path, ["PIP_NO_INDEX"] = "1" }, workspace.Table());

    private static async Task<PreparedRuntime> Prepared(TestWorkspace workspace, RuntimeSpec spec, string? path = null)
    {
        var context = Context(workspace, path ?? TestWorkspace.Variables["PATH"]);
        return await PythonRuntime.Prepare(await PythonRuntime.Resolve(spec, context, default), context, default);
    }

    private static async Task<Digest?> LockOf(TestWorkspace workspace) =>
        (await PythonRuntime.Resolve(new RuntimeSpec("py", null, "requirements.txt"), Context(workspace, TestWorkspace.Variables["PATH"]), default)).Lock;

    private static Task<RunFailure> FailureOf(TestWorkspace workspace, string name) =>
        Assert.ThrowsAsync<RunFailure>(() => PythonRuntime.Resolve(new RuntimeSpec("py", null, name), Context(workspace, TestWorkspace.Variables["PATH"]), default));

    private static async Task<string> Real(TestWorkspace workspace) =>
        (await PythonRuntime.Resolve(new RuntimeSpec("py", null, null), Context(workspace, TestWorkspace.Variables["PATH"]), default)).Interpreter!.Path;

    private static string[] Environments(TestWorkspace workspace) =>
        Directory.Exists(workspace[".mlops/environments"]) ? [.. Directory.GetDirectories(workspace[".mlops/environments"]).Where(static path => !path.EndsWith(".bin", StringComparison.Ordinal))] : [];

    // A package as an index would serve it, so that no test needs one.
    private static TestWorkspace WithPackage()
    {
        var workspace = new TestWorkspace().With("requirements.txt", "./mini-1.0-py3-none-any.whl\n");
        using var stream = File.Create(workspace["mini-1.0-py3-none-any.whl"]);
        using var wheel = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create);
        (string Name, string Text)[] files =
        [
            ("mini/__init__.py", "VERSION = '1.0'\n"), ("mini-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: mini\nVersion: 1.0\n"),
            ("mini-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
            ("mini-1.0.dist-info/RECORD", "mini/__init__.py,,\nmini-1.0.dist-info/METADATA,,\nmini-1.0.dist-info/WHEEL,,\nmini-1.0.dist-info/RECORD,,\n"),
        ];
        foreach (var (name, text) in files)
        {
            using var writer = new StreamWriter(wheel.CreateEntry(name).Open());
            writer.Write(text);
        }

        return workspace;
    }

    private static string Say(PreparedRuntime runtime, string program, string code)
    {
        var start = new ProcessStartInfo(Path.Join(runtime.BinFolders[0], program), ["-c", code]) { RedirectStandardOutput = true };
        foreach (var (name, value) in runtime.Variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
