using System.Collections.Immutable;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>The eight answers from which a workspace is made: a project's name and seven choices of its stack.</summary>
internal sealed record StackAnswers(string Project, ImmutableArray<(string Part, string Choice)> Choices)
{
    /// <summary>The parts of the stack that are asked for, in the order in which they are.</summary>
    public static ImmutableArray<string> Parts { get; } =
        ["cloud", "experimentTracker", "modelRegistry", "featureStore", "orchestrator", "monitoring", "ci"];

    /// <summary>Returns how a part is written as an option.</summary>
    public static string OptionOf(string part) =>
        "--" + string.Concat(part.Select(static letter => char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()));

    public static string CheckedChoice(string part, string choice)
    {
        var values = StackParts.ValuesOf(part);
        if (values.Contains(choice)) return choice;
        var nearest = Spelling.Nearest(choice, values) is { } near ? $" Did you mean '{near}'?" : "";
        throw new UserMistake($"'{choice}' is no choice for {OptionOf(part)}; there are {string.Join(", ", values)}.{nearest}");
    }

    public static string CheckedProject(string project) =>
        IsName(project) ? project : throw new UserMistake(
            $"'{project}' can't name a project: a name is lower-case letters and digits, in words joined by '-' or '_'",
            $"--project {ProjectOf(project)}");

    /// <summary>Makes a project's name of any text, such as the name of a folder.</summary>
    public static string ProjectOf(string text)
    {
        var words = new List<string>();
        var word = "";
        foreach (var letter in text + "-")
        {
            if (char.IsAsciiLetterOrDigit(letter)) word += char.ToLowerInvariant(letter);
            else if (word.Length > 0)
            {
                words.Add(word);
                word = "";
            }
        }

        var name = string.Join("-", words);
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : $"project-{name}".TrimEnd('-');
    }

    private static bool IsName(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetterLower(text[0])) return false;
        for (var at = 0; at < text.Length; at++)
        {
            var isJoint = text[at] is '-' or '_';
            if (isJoint ? at + 1 == text.Length || text[at - 1] is '-' or '_' : !(char.IsAsciiLetterLower(text[at]) || char.IsAsciiDigit(text[at]))) return false;
        }

        return true;
    }
}
