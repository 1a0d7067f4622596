using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Rules.Attesting;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Cli.Gating;

/// <summary>Signs a verdict with a key from a file or a variable.</summary>
internal static class VerdictSigning
{
    private const string OfVariable = "env:";

    /// <summary>Returns the envelope of a verdict.</summary>
    /// <param name="key">A file, or <c>env:NAME</c>.</param>
    public static string Sign(Verdict verdict, string key, Host host)
    {
        using var read = SigningKey.TryRead(Read(key, host)) ?? throw new UserMistake("'--sign-key' names no private key on the curve P-256", "openssl ecparam -name prime256v1 -genkey -noout -out verdict.pem");
        return Envelope.Sign(VerdictTree.StatementOf(verdict), read).Write() + "\n";
    }

    private static string Read(string key, Host host)
    {
        if (!key.StartsWith(OfVariable, StringComparison.Ordinal)) return GivenFile.Read(host.Resolve(key), key);
        var name = key[OfVariable.Length..];
        return host.Variable(name) is { Length: > 0 } text ? text : throw new UserMistake($"the variable '{name}' is not set");
    }
}
