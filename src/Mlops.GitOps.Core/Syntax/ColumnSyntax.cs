using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A declared column; a type that could not be read is null and was reported.</summary>
public sealed record ColumnSyntax(Spanned<string> Name, Spanned<ColumnType>? Type, YamlMap? Body)
{
    public bool IsKey => Body.Flag("key");

    public bool IsLabel => Body.Flag("label");

    public bool IsProtected => Body.Flag("protected");

    public bool IsPii => Body.Flag("pii");

    public string? Unit => Body.Text("unit")?.Value;

    internal static ImmutableArray<ColumnSyntax> ReadAll(ImmutableArray<YamlEntry> entries) =>
        [.. entries.Select(static entry => new ColumnSyntax(
            entry.Key.AsName(), entry.Value is YamlMap map ? map.Type("type") : entry.Value.AsType(), entry.Value as YamlMap))];
}
