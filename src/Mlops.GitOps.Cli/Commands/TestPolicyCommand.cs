using System.CommandLine;
using Mlops.GitOps.Cli.Gating;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Rules.PolicyTests;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Holds the rules of a workspace against what its policy tests expect of them.</summary>
internal static class TestPolicyCommand
{
    public const string Description = "Test what the rules of the workspace decide, without a repository, a clock or a network";

    public static Command Create(Host host)
    {
        var name = new Argument<string?>("name") { Description = "Only the tests whose names hold this text", HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne };
        var format = new TextOrJson();
        var command = new DocumentedCommand("test-policy", Description, "mlops test-policy", "mlops test-policy freeze", "mlops test-policy --format json");
        command.Add(name);
        command.Add(format);
        command.SetAction(arguments =>
        {
            var workspace = WorkspaceReader.Read(WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory));
            var terminal = host.TerminalFor(arguments);
            var diagnostics = new DiagnosticBag();
            var tests = PolicyTestReader.Read(workspace.Files, workspace.Compilation, diagnostics);
            diagnostics.AddRange(workspace.Diagnostics);
            if (diagnostics.HasErrors)
            {
                TextRenderer.Write(Reports.Of(workspace) with { Diagnostics = diagnostics.ToSorted() }, terminal.Error, terminal.ErrorPaint);
                return ExitStatus.No;
            }

            if (tests.IsEmpty) throw new UserMistake("no policy tests are here", "write some, into a file such as promotion.policy-test.yaml", ExitStatus.Usage);
            var wanted = arguments.GetValue(name);
            var chosen = wanted is null ? tests : [.. tests.Where(test => test.Name.Contains(wanted, StringComparison.Ordinal))];
            if (chosen.IsEmpty) throw new UserMistake($"no policy test has '{wanted}' in its name", Spelling.Nearest(wanted ?? "", tests.Select(static test => test.Name)) is { } nearest ? $"did you mean '{nearest}'?" : null, ExitStatus.Usage);
            var results = PolicyTestRun.Of(chosen, workspace.Files);
            terminal.Out.Write(format.IsJson(arguments) ? PolicyTestText.Json(results) : PolicyTestText.Of(results, terminal.OutPaint));
            return results.All(static result => result.Passed) ? ExitStatus.Fine : ExitStatus.No;
        });
        return command;
    }
}
