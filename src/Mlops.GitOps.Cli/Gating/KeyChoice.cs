using System.Security.Cryptography;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Rules.Attesting;

namespace Mlops.GitOps.Cli.Gating;

/// <summary>Reads the key that an argument names.</summary>
internal static class KeyChoice
{
    private const string OfVariable = "env:";

    /// <param name="written">A file, or <c>env:NAME</c>.</param>
    public static ECDsa Read(string written, Host host) =>
        SigningKey.TryRead(TextOf(written, host)) ?? throw new UserMistake("'--sign-key' names no private key on the curve P-256", "openssl ecparam -name prime256v1 -genkey -noout -out key.pem");

    private static string TextOf(string written, Host host)
    {
        if (!written.StartsWith(OfVariable, StringComparison.Ordinal)) return GivenFile.Read(host.Resolve(written), written);
        var name = written[OfVariable.Length..];
        return host.Variable(name) is { Length: > 0 } text ? text : throw new UserMistake($"the variable '{name}' is not set");
    }
}
