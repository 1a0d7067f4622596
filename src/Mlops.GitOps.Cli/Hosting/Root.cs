using System.CommandLine;
using System.CommandLine.Help;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>Makes the root command. A command that is not called stands there by name alone, for building all of them costs
/// milliseconds that every call would pay.</summary>
internal static class Root
{
    public static RootCommand Create(Host host, IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("A compiler from YAML specs to machine-learning systems");
        root.Options.Clear();
        root.Add(new HelpOption("--help", "-h") { Action = new HelpWithExamples(), Recursive = true });
        root.Add(new VersionOption { Action = new PrintVersion() });
        root.Add(host.Options.Workspace);
        root.Add(host.Options.NoColor);
        root.Add(host.Options.Verbosity);

        // The name of the command may stand behind global options, and completion asks about all of them.
        var isCompletion = arguments.Count > 0 && arguments[0].StartsWith("[suggest", StringComparison.Ordinal);
        foreach (var entry in Program.Commands)
            root.Add(isCompletion || arguments.Contains(entry.Name) ? entry.Create(host) : new Command(entry.Name, entry.Description));
        return root;
    }

    public static bool AsksForHelp(ParseResult result) => result.Action is HelpWithExamples or PrintVersion;
}
