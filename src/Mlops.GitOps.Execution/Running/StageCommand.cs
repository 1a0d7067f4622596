using System.Diagnostics;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Processes;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What the command of a stage is started with, for the stage itself and for tests of it.</summary>
internal static class StageCommand
{
    /// <param name="program">Its program; null in a runtime.</param>
    public static CommandStart Of(RunSession session, StageWork work, string? program, CommandPaths paths, string log)
    {
        var command = work.Body as CommandBody ?? throw new UnreachableException("Only a command is started.");
        var runtime = work.Runtime is { } name ? session.Runtimes.Prepare(name) : null;
        var secrets = Secrets.Of(work, session.Request.Variable);
        if (runtime is not null)
        {
            var path = string.Join(':', runtime.BinFolders.Items.Append(session.Request.Variable("PATH") ?? ""));
            program = ProgramFinder.Find(work.Id, FactFinder.NameOf(work, command), path, session.Request.Root, session.Files).Path;
        }

        return new CommandStart(
            program ?? throw new UnreachableException("A command has a program."),
            [.. command.Arguments.Items.Select(argument => Filled(argument, paths))],
            session.Request.Root,
            StageEnvironment.Of(work, runtime, paths, secrets, session.Request.Variable),
            log,
            [.. secrets.Select(static secret => secret.Value)],
            work.Limits.Timeout);
    }

    private static string Filled(CommandArgument argument, CommandPaths paths) => string.Concat(argument.Parts.Items.Select(part => part.Kind switch
    {
        ArgumentPartKind.Input => paths.Inputs.GetValueOrDefault(part.Text) ?? throw new RunFailure($"nobody gives input '{part.Text}' of the command", "a test names it under `in` of the case"),
        ArgumentPartKind.Output => paths.Outputs[part.Text],
        _ => part.Text,
    }));
}
