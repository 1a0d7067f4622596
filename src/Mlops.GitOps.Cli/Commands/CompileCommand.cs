using System.Collections.Immutable;
using System.CommandLine;
using Mlops.GitOps.Backends;
using Mlops.GitOps.Cli.Compiling;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Writes everything that the stack of a workspace asks for, or proves that it is there.</summary>
internal static class CompileCommand
{
    public const string Description = "Write what the stack asks for: workflows, manifests, alert rules";

    public static Command Create(Host host)
    {
        var check = new Flag("--check") { Description = "Write nothing; end with 1 and a diff where what stands there is not what compiles" };
        var targets = new Option<string[]>("--target") { Description = "Only this back-end; may be given several times", HelpName = "TARGET", AllowMultipleArgumentsPerToken = false };
        var folder = new Option<string?>("--out") { Description = "Write into this folder, which stands for the root of the repository", HelpName = "DIR" };
        var command = new DocumentedCommand("compile", Description, "mlops compile", "mlops compile --check", "mlops compile --target github-actions --out preview");
        command.Add(check);
        command.Add(targets);
        command.Add(folder);
        command.SetAction(arguments =>
        {
            var workspace = WorkspaceReader.Read(WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory));
            var chosen = Chosen(arguments.GetValue(targets) ?? []);
            var terminal = host.TerminalFor(arguments);
            var place = OutputFolder.Of(workspace.Root, arguments.GetValue(folder) is { } given ? host.Resolve(given) : null);
            var compilation = workspace.Compilation with { Prefix = place.Prefix };
            var isAll = arguments.GetValue(targets) is null or [];
            if (HasErrors(workspace, compilation, chosen, isAll, terminal)) return ExitStatus.No;
            var names = chosen.Select(static backend => backend.Name).ToHashSet(StringComparer.Ordinal);
            var output = CompiledOutput.Of(place, Emitter.Emit(compilation, chosen), backend => isAll || names.Contains(backend));
            var isCheck = check.IsGiven(arguments);
            if (!isCheck) OutputWriter.Write(output);
            foreach (var line in isCheck ? OutputText.Stale(output, terminal.OutPaint) : OutputText.Written(output, terminal.OutPaint)) terminal.Out.WriteLine(line);
            return isCheck && !output.Changes.IsEmpty ? ExitStatus.No : ExitStatus.Fine;
        });
        return command;
    }

    private static bool HasErrors(LoadedWorkspace workspace, Compilation compilation, ImmutableArray<IBackend> backends, bool isAll, Terminal terminal)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(workspace.Diagnostics);
        if (!diagnostics.HasErrors) Emitter.Check(compilation, backends, diagnostics, isAll);
        if (!diagnostics.HasErrors) return false;
        TextRenderer.Write(Reports.Of(workspace) with { Diagnostics = diagnostics.ToSorted() }, terminal.Error, terminal.ErrorPaint);
        return true;
    }

    private static ImmutableArray<IBackend> Chosen(string[] names)
    {
        var known = Backends.Backends.All;
        foreach (var name in names)
        {
            if (known.Any(backend => backend.Name == name)) continue;
            var nearest = Spelling.Nearest(name, known.Select(static backend => backend.Name));
            throw new UserMistake($"there is no target '{name}'", nearest is null ? $"the targets are: {string.Join(", ", known.Select(static backend => backend.Name))}" : $"did you mean '{nearest}'?");
        }

        return names.Length == 0 ? known : [.. known.Where(backend => names.Contains(backend.Name, StringComparer.Ordinal))];
    }
}
