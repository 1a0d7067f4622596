using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A version of a feature view. A name without <c>@n</c> declares version 1.</summary>
public sealed record FeatureViewSyntax(Spanned<string> WrittenName, YamlMap Body)
{
    public string Name => WrittenName.Value.Split('@')[0];

    public int Version => WrittenName.Value.Split('@') is [_, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 1;

    public string FullName => FormattableString.Invariant($"{Name}@{Version}");

    public Spanned<string>? Entity => Body.Text("entity");

    public Spanned<string>? From => Body.Text("from");

    public Spanned<Quantity>? TimeToLive => Body.Quantity("ttl");

    public bool IsOnline => Body.Find("online") is not null && Body.Bool("online") is not { Value: false };

    /// <summary>Whether these are all its values, each with its type; not where some could not be read.</summary>
    public bool KnowsValues => Body.Map("values") is { HasGap: false } values && values.Entries.Length == Values.Length && Values.All(static value => value.Type is not null);

    public ImmutableArray<ViewValueSyntax> Values { get; } =
        [.. Body.Entries("values").Where(static e => e.Value is YamlMap).Select(static e => new ViewValueSyntax(e.Key.AsName(), (YamlMap)e.Value))];
}
