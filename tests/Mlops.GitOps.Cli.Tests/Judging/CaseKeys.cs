using System.Security.Cryptography;

namespace Mlops.GitOps.Cli.Tests.Judging;

/// <summary>Keys that last as long as the tests do.</summary>
internal static class CaseKeys
{
    public static readonly ECDsa OfRegistrar = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    public static readonly ECDsa OfSomebodyElse = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static string PublicKey { get; } = Convert.ToBase64String(OfRegistrar.ExportSubjectPublicKeyInfo());
}
