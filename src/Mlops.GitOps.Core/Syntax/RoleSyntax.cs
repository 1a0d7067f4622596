using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record RoleSyntax(Spanned<string> Name, ImmutableArray<PersonSyntax> People)
{
    /// <summary>Whether these are all its people; not where some could not be read.</summary>
    public bool IsWhole { get; init; } = true;

    internal static ImmutableArray<RoleSyntax> ReadAll(YamlMap header) =>
        [.. header.Entries("roles").Select(Read)];

    private static RoleSyntax Read(YamlEntry entry)
    {
        if (entry.Value is not YamlSequence list) return new RoleSyntax(entry.Key.AsName(), []) { IsWhole = false };
        var people = list.Items.OfType<YamlMap>().Select(PersonSyntax.Read).OfType<PersonSyntax>().ToImmutableArray();
        return new RoleSyntax(entry.Key.AsName(), people) { IsWhole = people.Length == list.Written.Length };
    }
}
