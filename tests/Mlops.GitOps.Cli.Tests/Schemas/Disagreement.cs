using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Tests.Schemas;

/// <summary>A file that the checker refuses and the schema takes, or the other way round.</summary>
internal sealed record Disagreement(string Text, JToken Json, ImmutableArray<Diagnostic> Diagnostics, JsonSchema Schema)
{
    public bool IsRefusedByChecker => Diagnostics.Length > 0;

    public string TextAt(Diagnostic diagnostic)
    {
        var lines = Text.Split('\n');
        var (start, end) = (diagnostic.Location.Start, diagnostic.Location.End);
        return start.Line == end.Line ? lines[start.Line - 1][(start.Column - 1)..(end.Column - 1)] : "";
    }

    /// <summary>Tells whether the schema takes the file once some of its places are made harmless.</summary>
    public bool VanishesWith(Action<JObject> makeHarmless)
    {
        if (IsRefusedByChecker || Json is not JObject) return false;
        var copy = (JObject)Json.DeepClone();
        makeHarmless(copy);
        return Schema.Validate(copy).Count == 0;
    }
}
