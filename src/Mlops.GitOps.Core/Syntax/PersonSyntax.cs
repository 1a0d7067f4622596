using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A person or a machine account; the number is who it is, the login is for people to read.</summary>
public sealed record PersonSyntax(Spanned<long> Id, Spanned<string> Login)
{
    internal static PersonSyntax? Read(YamlMap map) =>
        map.Integer("id") is { } id && map.Text("login") is { } login ? new PersonSyntax(id, login) : null;
}
