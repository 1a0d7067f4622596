using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record ServiceSyntax(Spanned<string> Name, YamlMap Body)
{
    public Spanned<string>? Model => Body.Text("model");

    public ImmutableArray<ColumnSyntax> Request { get; } = ColumnSyntax.ReadAll(Body.Entries("request"));

    public ImmutableArray<YamlEntry> Variants => Body.Entries("variants");

    public YamlMap? Rollout => Body.Map("rollout");

    public YamlMap? Experiment => Body.Map("experiment");

    public ImmutableArray<Spanned<string>> LogColumns => Body.Map("log").ListedTexts("columns");
}
