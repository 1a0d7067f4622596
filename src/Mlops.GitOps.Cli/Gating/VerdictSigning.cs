using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Rules.Attesting;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Cli.Gating;

/// <summary>Signs a verdict with a key from a file or a variable.</summary>
internal static class VerdictSigning
{
    /// <summary>Returns the envelope of a verdict.</summary>
    /// <param name="key">A file, or <c>env:NAME</c>.</param>
    public static string Sign(Verdict verdict, string key, Host host)
    {
        using var read = KeyChoice.Read(key, host);
        return Envelope.Sign(VerdictTree.StatementOf(verdict), read).Write() + "\n";
    }
}
