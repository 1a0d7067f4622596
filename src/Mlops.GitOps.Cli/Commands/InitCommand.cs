using System.Collections.Immutable;
using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Scaffolding;
using Mlops.GitOps.Core.Shapes;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Makes a working workspace: a template, or one made of eight answers.</summary>
internal static class InitCommand
{
    public const string Description = "Make a working workspace";

    private const string DefaultTemplate = "quickstart";

    public static Command Create(Host host)
    {
        var folder = new Argument<string>("dir") { Description = "The folder; this one unless said", HelpName = "DIR", DefaultValueFactory = static _ => "." };
        var template = new Option<string?>("--template") { Description = "An example to start from", HelpName = "TEMPLATE" };
        template.CompletionSources.Add(static _ => Templates.Names.Select(static name => new System.CommandLine.Completions.CompletionItem(name)));
        var project = new Option<string?>("--project") { Description = "The project's name; the folder's unless said", HelpName = "NAME" };
        var force = new Flag("--force") { Description = "Replace files that are already there" };
        var choices = StackAnswers.Parts.Select(static part => (Part: part, Option: OptionFor(part))).ToImmutableArray();
        var command = new DocumentedCommand("init", Description,
            "mlops init",
            "mlops init credit --template credit-risk",
            "mlops init churn --project churn --cloud aws --orchestrator argo --monitoring prometheus --ci github");
        command.Add(folder);
        command.Add(template);
        command.Add(project);
        foreach (var (_, option) in choices) command.Add(option);
        command.Add(force);
        command.SetAction(arguments =>
        {
            var given = choices
                .Select(choice => (choice.Part, Value: arguments.GetValue(choice.Option)))
                .Where(static choice => choice.Value is not null)
                .ToDictionary(static choice => choice.Part, static choice => StackAnswers.CheckedChoice(choice.Part, choice.Value ?? ""), StringComparer.Ordinal);
            var path = host.Resolve(arguments.GetValue(folder) ?? ".");
            var files = Files(host, path, arguments.GetValue(template), arguments.GetValue(project), given);
            var written = WorkspaceWriter.Write(path, EditorSupport.AddTo(files), force.IsGiven(arguments));
            Tell(host, arguments, path, written);
            return ExitStatus.Fine;
        });
        return command;
    }

    private static Option<string?> OptionFor(string part)
    {
        var option = new Option<string?>(StackAnswers.OptionOf(part))
        {
            Description = $"{StackParts.DescriptionOf(part).TrimEnd('.')}: {string.Join(", ", StackParts.ValuesOf(part))}",
            HelpName = "CHOICE",
        };
        option.CompletionSources.Add(_ => StackParts.ValuesOf(part).Select(static value => new System.CommandLine.Completions.CompletionItem(value)));
        return option;
    }

    private static ImmutableArray<NewFile> Files(Host host, string path, string? template, string? project, Dictionary<string, string> given)
    {
        if (template is not null)
        {
            return project is null && given.Count == 0
                ? Templates.Read(template)
                : throw new UserMistake("a template has made its choices: --template goes without the others");
        }

        var suggested = StackAnswers.ProjectOf(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)));
        if (project is not null) StackAnswers.CheckedProject(project);
        else if (given.Count == 0 && !host.Terminal.IsInputInteractive) return Templates.Read(DefaultTemplate);
        var answers = host.Terminal.IsInputInteractive ? Questions.Ask(host.Terminal, project, suggested, given) : Defaults(project ?? suggested, given);
        return StandardWorkspace.Files(answers);
    }

    private static StackAnswers Defaults(string project, Dictionary<string, string> given) =>
        new(project, [.. StackAnswers.Parts.Select(part => (part, given.GetValueOrDefault(part) ?? StackParts.DefaultOf(part)))]);

    private static void Tell(Host host, ParseResult arguments, string path, ImmutableArray<string> written)
    {
        var terminal = host.TerminalFor(arguments);
        var shown = Path.GetRelativePath(host.CurrentDirectory, path);
        if (!host.IsQuiet(arguments))
        {
            foreach (var file in written) terminal.Out.WriteLine($"  {terminal.OutPaint.Green("+")} {Printable.Text(file)}");
        }

        terminal.Out.WriteLine($"{Printable.Text(shown == "." ? "This folder" : shown)} is a workspace now. Next: {(shown == "." ? "" : $"cd {Printable.Text(shown)} && ")}mlops validate");
    }
}
