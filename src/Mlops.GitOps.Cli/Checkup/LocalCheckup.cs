using Mlops.GitOps.Backends;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Surroundings.Runtimes;
using Mlops.GitOps.Native;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Protecting;

namespace Mlops.GitOps.Cli.Checkup;

/// <summary>Looks at what a workspace needs of this machine.</summary>
internal static class LocalCheckup
{
    public static IEnumerable<Finding> Run(string root, Host host)
    {
        var workspace = WorkspaceReader.Read(root);
        var errors = workspace.Diagnostics.Count(static diagnostic => diagnostic.Severity == Severity.Error);
        yield return errors == 0
            ? new Finding("the specs have no errors", true, "")
            : new Finding($"the specs have {Amounts.Counted(errors, "error")}", false, "mlops validate");
        yield return Git(root, host);
        foreach (var choice in Unwritten(workspace)) yield return choice;
        foreach (var runtime in workspace.Compilation.Syntax.Header.Runtimes) yield return Runtime(runtime, root, host);
        foreach (var secret in StoreAddress.Of(root).Secrets) yield return Secret(secret, host);
        yield return Library("DuckDB", static () => { using var database = DuckDatabase.Open(); });
        yield return Library("ONNX Runtime", static () => _ = OnnxModel.LibraryVersion);
    }

    private static Finding Git(string root, Host host)
    {
        try
        {
            using var repository = GitRepository.Open(root, host.Variable);
            return repository.FindCommit("HEAD") is null
                ? new Finding("git has no commit yet", false, "commit the specs: plans and verdicts compare commits")
                : new Finding("git has the workspace", true, "");
        }
        catch (GitFailure failure)
        {
            return new Finding(failure.Message, false, failure.Hint ?? "install git");
        }
    }

    private static IEnumerable<Finding> Unwritten(LoadedWorkspace workspace)
    {
        var diagnostics = new DiagnosticBag();
        Emitter.Check(workspace.Compilation, Backends.Backends.All, diagnostics);
        return diagnostics.ToSorted().Select(static diagnostic => new Finding(diagnostic.Message, false, $"{diagnostic.Location}: choose another, or compile only the others with --target"));
    }

    private static Finding Runtime(YamlEntry declared, string root, Host host)
    {
        var body = declared.Value as YamlMap;
        try
        {
            var found = PythonRuntime.Find(new RuntimeSpec(declared.Name, body.Text("python")?.Value, body.Text("lock")?.Value), root, StoreAddress.Of(root).Url, host.Variable, new FileTable(root));
            return new Finding($"runtime '{declared.Name}' is Python {found.Version}", true, "");
        }
        catch (RunFailure failure)
        {
            return new Finding(failure.Message, false, failure.Hint ?? "mend the runtime in mlops.yaml");
        }
    }

    private static Finding Secret(string name, Host host) => host.Variable(name) is { Length: > 0 }
        ? new Finding($"secret {name} of the store is set", true, "")
        : new Finding($"secret {name} of the store is not set", false, $"set the environment variable {name} where `push` and `pull` run");

    private static Finding Library(string name, Action load)
    {
        try
        {
            load();
            return new Finding($"{name} loads", true, "");
        }
        catch (NativeLibraryException failure)
        {
            return new Finding(failure.Message, false, failure.Hint);
        }
    }
}
