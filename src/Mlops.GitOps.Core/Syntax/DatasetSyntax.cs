using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record DatasetSyntax(Spanned<string> Name, YamlMap Body)
{
    public ImmutableArray<ColumnSyntax> Columns { get; } = ColumnSyntax.ReadAll(Body.Entries("columns"));

    public Spanned<string>? Owner => Body.Text("owner");

    public Spanned<string>? EventColumn => Body.Map("time").Text("event");

    public Spanned<string>? KnownColumn => Body.Map("time").Text("known");

    /// <summary>Whether its times are as they were written; not where they are no map, or no names.</summary>
    public bool HasReadableTimes => Body.Find("time") is not { } time
        || (time.Value is YamlMap { HasGap: false } map && map.Entries.All(static entry => entry.Value.AsText() is not null));

    public IEnumerable<YamlEntry> Expectations => Body.Maps("quality").Where(static map => map.Entries.Length == 1).Select(static map => map.Entries[0]);
}
