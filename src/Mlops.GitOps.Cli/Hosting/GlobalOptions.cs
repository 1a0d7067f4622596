using System.CommandLine;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Workspace { get; } = new("--workspace")
    {
        Description = "The folder of mlops.yaml; the nearest parent that has one unless said",
        HelpName = "DIR",
        Recursive = true,
    };

    public Flag NoColor { get; } = new("--no-color") { Description = "Never colour the output", Recursive = true };

    public Option<string> Verbosity { get; } = NewVerbosity();

    private static Option<string> NewVerbosity()
    {
        var option = new Option<string>("--verbosity")
        {
            Description = "How much to say: quiet, normal or diagnostic",
            HelpName = "LEVEL",
            Recursive = true,
            DefaultValueFactory = static _ => "normal",
        };
        return option.AcceptOnlyFromAmong("quiet", "normal", "diagnostic");
    }
}
