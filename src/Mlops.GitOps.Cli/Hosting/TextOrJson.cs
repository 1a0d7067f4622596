using System.CommandLine;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>The option that shows something to people or to programs.</summary>
internal sealed class TextOrJson : Option<string>
{
    public TextOrJson(string description = "How to show it: text or json")
        : base("--format")
    {
        Description = description;
        HelpName = "FORMAT";
        DefaultValueFactory = static _ => "text";
        this.AcceptOnlyFromAmong("text", "json");
    }

    public bool IsJson(ParseResult arguments) => arguments.GetValue(this) == "json";
}
