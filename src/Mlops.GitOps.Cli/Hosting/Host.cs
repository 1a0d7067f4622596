using System.CommandLine;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>What a command gets from around it.</summary>
internal sealed record Host(Terminal Terminal, GlobalOptions Options, string CurrentDirectory)
{
    /// <summary>The variables of the process.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Returns the terminal with what the command line says about colours.</summary>
    public Terminal TerminalFor(ParseResult arguments) =>
        Options.NoColor.IsGiven(arguments) ? Terminal.WithoutColour() : Terminal;

    public bool IsQuiet(ParseResult arguments) => arguments.GetValue(Options.Verbosity) == "quiet";

    public string? GivenWorkspace(ParseResult arguments) => arguments.GetValue(Options.Workspace);

    public string Resolve(string path) => Path.GetFullPath(path, CurrentDirectory);
}
