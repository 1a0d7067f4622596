using System.CommandLine;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>A command as the list of commands knows it.</summary>
internal sealed record CommandEntry(string Name, string Description, Func<Host, Command> Create);
