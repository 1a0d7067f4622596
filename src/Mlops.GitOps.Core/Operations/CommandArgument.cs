using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Operations;

/// <summary>One argument, whatever stands in it. Parameters and the matrix are already filled in; paths differ from run to run.</summary>
public sealed record CommandArgument(EquatableArray<ArgumentPart> Parts)
{
    /// <summary>Returns the text of an argument in which no path stands, or null.</summary>
    public string? Literal => Parts.Items is [] ? "" : Parts.Items is [{ Kind: ArgumentPartKind.Text } only] ? only.Text : null;
}
