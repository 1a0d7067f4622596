using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Meaning;

/// <summary>What a spec says, in the one form that all ways to write it have in common, and where it says it.</summary>
public abstract record Meant(SourceSpan Span)
{
    /// <summary>Returns the tree to show or to write.</summary>
    public abstract YamlNode ToYaml();

    /// <summary>Returns text that is the same where the meaning is.</summary>
    public string Key => Records.CanonicalJson.Write(ToYaml());
}

/// <summary>A value, already read as what its key asks for.</summary>
public sealed record MeantValue(SourceSpan Span, YamlScalar Value) : Meant(Span)
{
    public string Text => Value.Value;

    public override YamlNode ToYaml() => Value;
}

/// <summary>A list.</summary>
/// <param name="IsSet">Whether the order says nothing.</param>
public sealed record MeantList(SourceSpan Span, ImmutableArray<Meant> Items, bool IsSet) : Meant(Span)
{
    public override YamlNode ToYaml() => YamlTree.Flow(YamlTree.Seq(IsSet
        ? Items.Select(static item => item.ToYaml()).OrderBy(static item => Records.CanonicalJson.Write(item), StringComparer.Ordinal)
        : Items.Select(static item => item.ToYaml())));
}

/// <summary>A map, in ordinal order of its keys, without what would be so anyway.</summary>
public sealed record MeantMap(SourceSpan Span, ImmutableArray<MeantEntry> Entries) : Meant(Span)
{
    public Meant? Find(string name)
    {
        foreach (var entry in Entries)
        {
            if (entry.Name == name) return entry.Value;
        }

        return null;
    }

    public string? TextOf(string name) => (Find(name) as MeantValue)?.Text;

    /// <summary>Returns the map with another value; null takes it away.</summary>
    public MeantMap With(string name, Meant? value) => this with
    {
        Entries = [.. Entries.Where(entry => entry.Name != name).Concat(value is null ? [] : [new MeantEntry(name, value.Span, value)]).OrderBy(static entry => entry.Name, StringComparer.Ordinal)],
    };

    public override YamlNode ToYaml() => YamlTree.Flow(YamlTree.Map(Entries.Select(static entry => (entry.Name, (YamlNode?)entry.Value.ToYaml()))));
}
