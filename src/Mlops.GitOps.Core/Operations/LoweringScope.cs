using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Operations;

/// <summary>What a kind asks of a stage to say which operation it is.</summary>
internal sealed class LoweringScope(StageWork work, StageSyntax syntax, Interpolator interpolator)
{
    public StageWork Work => work;

    /// <summary>Returns a text that the shape requires, with parameters and the matrix filled in.</summary>
    public string Text(string field) => syntax.Body.Text(field) is { } text ? interpolator.Resolve(text.Value) : "";
}
