using System.CommandLine;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>From arguments to an exit status.</summary>
internal static class CommandLine
{
    // `@` begins no response file: it stands in arguments such as `credit@7`.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public static int Run(IReadOnlyList<string> arguments, Terminal terminal) => Run(arguments, terminal, Directory.GetCurrentDirectory());

    public static int Run(IReadOnlyList<string> arguments, Terminal terminal, string currentDirectory)
    {
        if (arguments is ["--version"])
        {
            terminal.Out.WriteLine(ToolVersion.Text);
            return ExitStatus.Fine;
        }

        var isDiagnostic = false;
        try
        {
            var options = new GlobalOptions();
            var root = Root.Create(new Host(terminal, options, currentDirectory), arguments);
            var result = root.Parse(arguments.Count == 0 ? ["--help"] : arguments, Parsing);
            if (result.Errors.Count > 0 && !Root.AsksForHelp(result)) return ReportUsage(result, terminal);
            isDiagnostic = result.GetValue(options.Verbosity) == "diagnostic";
            var exitStatus = result.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = terminal.Out,
                Error = terminal.Error,
            });
            return arguments.Count == 0 ? ExitStatus.Usage : exitStatus;
        }
        catch (UserMistake mistake)
        {
            return Fail(terminal, mistake.Message, mistake.Hint, mistake.ExitStatus);
        }
        catch (RunFailure failure)
        {
            return Fail(terminal, failure.Message, failure.Hint, ExitStatus.No);
        }
        catch (PromotionRefusal refusal)
        {
            return Fail(terminal, refusal.Message, refusal.Hint, ExitStatus.No);
        }
        catch (GitFailure failure)
        {
            return Fail(terminal, failure.Message, failure.Hint, ExitStatus.No);
        }
        catch (ForgeFailure failure)
        {
            return Fail(terminal, failure.Message, failure.Hint, ExitStatus.No);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("interrupted");
            return ExitStatus.Interrupted;
        }
        catch (UnknownName unknown)
        {
            return Fail(terminal, unknown.Message, unknown.Hint, ExitStatus.Usage);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail(terminal, trouble.Message, hint: null, ExitStatus.No);
        }
        catch (Exception bug)
        {
            Fail(terminal, $"this is a bug in mlops: {bug.Message}", isDiagnostic ? null : "run it again with --verbosity diagnostic and report what it prints", ExitStatus.No);
            if (isDiagnostic) terminal.Error.WriteLine(bug.ToString());
            return ExitStatus.No;
        }
        finally
        {
            terminal.Flush();
        }
    }

    private static int ReportUsage(ParseResult result, Terminal terminal)
    {
        foreach (var error in result.Errors)
        {
            // "A command is required" says nothing to who misspelt one.
            if (result.UnmatchedTokens.Count > 0 && error.SymbolResult == result.CommandResult && result.Errors.Count > 1 && !NamesToken(error.Message, result)) continue;
            terminal.Error.WriteLine($"{terminal.ErrorPaint.Red("error")}: {Printable.Text(OneLine(error.Message))}");
        }

        if (Suggestion(result) is { } suggestion) terminal.Error.WriteLine($"{terminal.ErrorPaint.Cyan("help")}: did you mean '{suggestion}'?");
        var command = result.CommandResult.Command;
        var path = command is RootCommand ? "mlops" : $"mlops {command.Name}";
        terminal.Error.WriteLine($"{terminal.ErrorPaint.Cyan("help")}: {path} --help");
        return ExitStatus.Usage;
    }

    private static bool NamesToken(string message, ParseResult result) =>
        result.UnmatchedTokens.Any(token => message.Contains(token, StringComparison.Ordinal));

    private static string OneLine(string message) => message.Replace("\n\t", " ", StringComparison.Ordinal);

    private static string? Suggestion(ParseResult result)
    {
        var command = result.CommandResult.Command;
        foreach (var token in result.UnmatchedTokens)
        {
            IEnumerable<string> names = token.StartsWith('-')
                ? command.Options.Concat(result.RootCommandResult.Command.Options).Select(static option => option.Name)
                : command.Subcommands.Select(static subcommand => subcommand.Name);
            if (Spelling.Nearest(token, names) is { } nearest) return nearest;
        }

        return null;
    }

    private static int Fail(Terminal terminal, string message, string? hint, int exitStatus)
    {
        terminal.Out.Flush();
        terminal.Error.WriteLine($"{terminal.ErrorPaint.Red("error")}: {Printable.Text(message)}");
        if (hint is not null) terminal.Error.WriteLine($"{terminal.ErrorPaint.Cyan("help")}: {Printable.Text(hint)}");
        return exitStatus;
    }
}
