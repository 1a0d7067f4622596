using System.Security.Cryptography;

namespace Mlops.GitOps.Rules.Attesting;

/// <summary>Reads keys to sign with.</summary>
public static class SigningKey
{
    private const int Bits = 256;

    /// <summary>Reads a private key on the curve P-256, as PEM or as base64 of its PKCS#8; null for anything else.</summary>
    public static ECDsa? TryRead(string text)
    {
        var key = ECDsa.Create();
        try
        {
            if (text.Contains("-----BEGIN", StringComparison.Ordinal)) key.ImportFromPem(text);
            else key.ImportPkcs8PrivateKey(Convert.FromBase64String(text.Trim()), out _);
            if (key.KeySize == Bits && key.ExportParameters(includePrivateParameters: true).D is not null) return key;
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or FormatException)
        {
            // What the text holds instead is nobody's business: it may be another secret.
        }

        key.Dispose();
        return null;
    }
}
