using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A stage: its kind says what else its body holds.</summary>
public sealed record StageSyntax(Spanned<string> Name, Spanned<string> Kind, YamlMap Body)
{
    public bool HasOwnBody => Body.Find("command") is not null || Body.Find("project") is not null;

    public ImmutableArray<YamlEntry> Matrix => Body.Entries("matrix");

    public ImmutableArray<Spanned<string>> Needs => Body.Texts("needs");

    public ImmutableArray<YamlEntry> Outputs => Body.Entries("outputs");

    internal static ImmutableArray<StageSyntax> ReadAll(YamlMap pipeline)
    {
        var stages = ImmutableArray.CreateBuilder<StageSyntax>();
        foreach (var entry in pipeline.Entries("stages"))
        {
            // One without a kind was reported; others may still name it.
            var body = entry.Value as YamlMap ?? YamlTree.Map();
            var kind = body.Text("kind") ?? new Spanned<string>("", entry.Key.Span);
            stages.Add(new StageSyntax(entry.Key.AsName(), kind, body));
        }

        return stages.ToImmutable();
    }
}
