using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Deciding;

/// <summary>What a spec says of a `decide` stage.</summary>
/// <param name="When">The expression that answers the question.</param>
/// <param name="Label">The column that holds the truth.</param>
/// <param name="Models">How the models of the problem are measured.</param>
internal sealed record DecideSettings(string Problem, bool AsksNeed, string When, string? Label, ImmutableArray<JudgedDeclaration> Models)
{
    public static DecideSettings Of(JsonElement settings)
    {
        var question = settings.Item("question");
        return new(
            settings.Text("problem"),
            settings.Text("ask") == "needsMl",
            question.Text("when"),
            question.OptionalText("label"),
            [.. question.Item("models").EnumerateArray().Select(JudgedDeclaration.Of)]);
    }
}
