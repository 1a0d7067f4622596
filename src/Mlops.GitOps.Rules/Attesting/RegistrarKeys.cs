using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Rules.Attesting;

/// <summary>The keys of those who may write version records.</summary>
public static class RegistrarKeys
{
    public static ImmutableArray<string> Of(HeaderSyntax header) =>
        [.. header.Body.Maps("registrars").Select(static registrar => registrar.Text("publicKey")?.Value).OfType<string>()];
}
