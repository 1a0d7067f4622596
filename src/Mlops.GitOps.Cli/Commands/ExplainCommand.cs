using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Shows the page of a diagnostic.</summary>
internal static class ExplainCommand
{
    public const string Description = "Show what a diagnostic means and how to mend it";

    public static Command Create(Host host)
    {
        var name = new Argument<string?>("code")
        {
            Description = "A code such as MLG3001 or its name; all of them are listed without one",
            HelpName = "CODE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.CompletionSources.Add(static _ => Catalog.All.Select(static descriptor => new System.CommandLine.Completions.CompletionItem(descriptor.Code)));
        var command = new DocumentedCommand("explain", Description, "mlops explain MLG3001", "mlops explain undefined-name", "mlops explain");
        command.Add(name);
        command.SetAction(arguments => Run(host.TerminalFor(arguments), arguments.GetValue(name)));
        return command;
    }

    private static int Run(Terminal terminal, string? name)
    {
        if (name is null) List(terminal);
        else Show(terminal, Find(name));
        return ExitStatus.Fine;
    }

    private static void List(Terminal terminal)
    {
        foreach (var descriptor in Catalog.All)
            terminal.Out.WriteLine($"{terminal.OutPaint.Bold(descriptor.Code)}  {TextRenderer.NameOf(descriptor.Severity),-7}  {descriptor.Slug}");
    }

    private static void Show(Terminal terminal, DiagnosticDescriptor descriptor)
    {
        var page = Pages.Read(descriptor) ?? $"# {descriptor.Code} {descriptor.Slug}\n\n{descriptor.Message}\n";
        terminal.Out.Write(PageRenderer.Render(page, terminal.OutPaint));
    }

    private static DiagnosticDescriptor Find(string name)
    {
        foreach (var descriptor in Catalog.All)
        {
            if (string.Equals(descriptor.Code, name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(descriptor.Slug, name, StringComparison.OrdinalIgnoreCase)
                || descriptor.Code.AsSpan(3).SequenceEqual(name)) return descriptor;
        }

        var known = Catalog.All.SelectMany(static descriptor => (string[])[descriptor.Code, descriptor.Slug]);
        var hint = Spelling.Nearest(name, known) is { } nearest ? $"did you mean '{nearest}'?" : "mlops explain lists all of them";
        throw new UserMistake($"there is no diagnostic '{name}'", hint);
    }
}
