using System.CommandLine;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>A command whose help ends with examples: lines as they are typed.</summary>
internal sealed class DocumentedCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
