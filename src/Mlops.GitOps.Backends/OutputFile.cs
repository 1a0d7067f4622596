using System.Collections.Immutable;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends;

/// <summary>A file that a back-end writes.</summary>
/// <param name="Path">From its place, with <c>/</c>.</param>
/// <param name="Text">All of it, with <c>\n</c> at the end of each line.</param>
/// <param name="Sources">Which line was made from which place of the specs, by rising line; lines between are of the one above.</param>
public sealed record OutputFile(OutputPlace Place, string Path, string Text, ImmutableArray<LineSource> Sources)
{
    /// <summary>Every generated file begins with this, where its format has comments.</summary>
    public const string Notice = "Generated from the mlops specs; edit those.";

    public static OutputFile Yaml(OutputPlace place, string path, YamlNode tree)
    {
        var text = $"# {Notice}\n{YamlWriter.Write(tree)}";
        return new OutputFile(place, path, text, LineSources.Of(path, text, tree));
    }

    /// <param name="comment">What a line of comment begins with; null where the format has none.</param>
    public static OutputFile Plain(OutputPlace place, string path, string text, string? comment) =>
        new(place, path, comment is null ? text : $"{comment} {Notice}\n{text}", []);
}
