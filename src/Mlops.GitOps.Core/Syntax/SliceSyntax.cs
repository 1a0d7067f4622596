using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A slice: the groups that a column makes, bins of a column, or the combination of other slices.</summary>
public sealed record SliceSyntax(Spanned<string> Name, YamlNode Written)
{
    public Spanned<string>? Column => Written is YamlMap map ? map.Text("column") : Written.AsText();

    public ImmutableArray<Spanned<string>> Combined =>
        Written is YamlSequence sequence ? [.. sequence.Items.Select(Reading.AsText).OfType<Spanned<string>>()] : [];

    public YamlSequence? Bins => (Written as YamlMap)?.Find("bins")?.Value as YamlSequence;
}
