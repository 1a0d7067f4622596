using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Asks something of the table as a whole.</summary>
/// <param name="Measures">Aggregates as JSON, computed in the one scan that all expectations share.</param>
/// <param name="Judge">What they come to.</param>
internal sealed record TableCheck(ImmutableArray<string> Measures, Func<ImmutableArray<JsonNode?>, Outcome> Judge) : Check
{
    public static TableCheck Known(Func<Outcome> judge) => new([], _ => judge());
}
