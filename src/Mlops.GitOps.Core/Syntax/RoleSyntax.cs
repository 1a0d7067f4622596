using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record RoleSyntax(Spanned<string> Name, ImmutableArray<PersonSyntax> People)
{
    internal static ImmutableArray<RoleSyntax> ReadAll(YamlMap header) =>
        [.. header.Entries("roles").Select(static entry => new RoleSyntax(
            entry.Key.AsName(),
            entry.Value is YamlSequence people ? [.. people.Items.OfType<YamlMap>().Select(PersonSyntax.Read).OfType<PersonSyntax>()] : []))];
}
