using System.Collections.Immutable;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Shapes;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>Asks a person for the answers that the command line did not give. An empty answer is the default.</summary>
internal static class Questions
{
    public static StackAnswers Ask(Terminal terminal, string? project, string suggestedProject, Dictionary<string, string> given)
    {
        var name = project ?? AskUntilRight(terminal, "project", "letters and digits", suggestedProject, StackAnswers.CheckedProject);
        var choices = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var part in StackAnswers.Parts)
        {
            choices.Add((part, given.GetValueOrDefault(part) ?? AskUntilRight(
                terminal, part, string.Join(", ", StackParts.ValuesOf(part)), StackParts.DefaultOf(part), answer => StackAnswers.CheckedChoice(part, answer))));
        }

        return new StackAnswers(name, choices.ToImmutable());
    }

    private static string AskUntilRight(Terminal terminal, string question, string values, string fallback, Func<string, string> check)
    {
        while (true)
        {
            terminal.Out.Write($"{terminal.OutPaint.Bold(question)} ({values}) [{fallback}]: ");
            terminal.Out.Flush();
            var answer = terminal.In.ReadLine()?.Trim() ?? throw new UserMistake("the input ended before every question was answered");
            if (answer.Length == 0) return fallback;
            try
            {
                return check(answer);
            }
            catch (UserMistake mistake)
            {
                terminal.Out.WriteLine(Printable.Text(mistake.Message));
            }
        }
    }
}
