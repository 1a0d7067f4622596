using System.Collections.Immutable;
using Mlops.GitOps.Core.Shapes.Sections;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>What can be chosen of the stack, for tools that ask people.</summary>
public static class StackParts
{
    public static ImmutableArray<string> ValuesOf(string part) => Find(part).Values;

    public static string DescriptionOf(string part) => Find(part).Doc;

    public static string DefaultOf(string part) => StackShape.DefaultOf(Find(part).Values);

    public static bool Has(string part, string value) => StackShape.Choices.Any(choice => choice.Name == part && choice.Values.Contains(value));

    private static StackChoice Find(string part)
    {
        foreach (var choice in StackShape.Choices)
        {
            if (choice.Name == part) return choice;
        }

        throw new ArgumentException($"The stack has no part '{part}'.", nameof(part));
    }
}
