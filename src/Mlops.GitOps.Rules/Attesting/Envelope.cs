using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Rules.Attesting;

/// <summary>A signed text (DSSE). The type is signed with it, so that no text can pass for one of another kind.</summary>
/// <param name="Payload">The bytes that are signed.</param>
public sealed record Envelope(string PayloadType, ImmutableArray<byte> Payload, ImmutableArray<EnvelopeSignature> Signatures)
{
    public const string InToto = "application/vnd.in-toto+json";

    /// <summary>Signs a statement.</summary>
    /// <param name="key">A key on the curve P-256.</param>
    public static Envelope Sign(Statement statement, ECDsa key)
    {
        var payload = Encoding.UTF8.GetBytes(statement.Write());
        var signature = key.SignData(SignedBytes(InToto, payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new Envelope(InToto, [.. payload], [new EnvelopeSignature(KeyIdOf(key.ExportSubjectPublicKeyInfo()), [.. signature])]);
    }

    /// <summary>Reads an envelope; null where the text is none.</summary>
    public static Envelope? TryParse(string text)
    {
        if (JsonTree.TryParse(text) is not YamlMap map || map.Text("payloadType") is not { } type || Decoded(map.Text("payload")?.Value) is not { } payload) return null;
        var signatures = ImmutableArray.CreateBuilder<EnvelopeSignature>();
        foreach (var one in map.Maps("signatures"))
        {
            if (Decoded(one.Text("sig")?.Value) is { } bytes) signatures.Add(new EnvelopeSignature(one.Text("keyid")?.Value ?? "", [.. bytes]));
        }

        return new Envelope(type.Value, [.. payload], signatures.ToImmutable());
    }

    public string Write() => CanonicalJson.Write(YamlTree.Map(
        ("payload", YamlTree.Text(Convert.ToBase64String(Payload.AsSpan()))),
        ("payloadType", YamlTree.Text(PayloadType)),
        ("signatures", YamlTree.Seq(Signatures.Select(static one => YamlTree.Map(("keyid", YamlTree.Text(one.KeyId)), ("sig", YamlTree.Text(Convert.ToBase64String(one.Bytes.AsSpan())))))))));

    /// <summary>Returns the statement that the holder of a key has signed; null where nobody with this key signed one.</summary>
    /// <param name="publicKey">Base64 of the DER SubjectPublicKeyInfo.</param>
    public Statement? StatementBy(string publicKey) =>
        PayloadType == InToto && IsSignedBy(publicKey) ? Statement.TryParse(Encoding.UTF8.GetString(Payload.AsSpan())) : null;

    /// <summary>Returns what names a key: the digest of its DER.</summary>
    public static string KeyIdOf(ReadOnlySpan<byte> publicKey) => Digest.Of(publicKey).ToString();

    private bool IsSignedBy(string publicKey)
    {
        if (Decoded(publicKey) is not { } der) return false;
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(der, out _);
            return key.KeySize == 256 && Signatures.Any(signature => IsValid(key, signature.Bytes.AsSpan()));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // Tools write one of two forms; the fixed one has 64 bytes, and hardly ever does the other.
    private bool IsValid(ECDsa key, ReadOnlySpan<byte> signature)
    {
        var signed = SignedBytes(PayloadType, Payload.AsSpan());
        return key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            || (signature.Length == 64 && key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    // The pre-authentication encoding of DSSE.
    internal static byte[] SignedBytes(string type, ReadOnlySpan<byte> payload) =>
        [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {payload.Length} ")), .. payload];

    private static byte[]? Decoded(string? base64)
    {
        if (base64 is null) return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
