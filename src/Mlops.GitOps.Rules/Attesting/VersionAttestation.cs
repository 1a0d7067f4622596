using System.Globalization;
using System.Security.Cryptography;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Attesting;

/// <summary>What a registrar says about a version record, beside it as <c>&lt;n&gt;.dsse.json</c>.</summary>
public static class VersionAttestation
{
    public static string PathOf(string model, long version) => string.Create(CultureInfo.InvariantCulture, $"registry/{model}/{version}.dsse.json");

    /// <summary>Signs a record as it stands in its file.</summary>
    /// <param name="path">Where the record stands in its workspace.</param>
    public static Envelope Sign(string path, string text, YamlMap record, ECDsa key) =>
        Envelope.Sign(new Statement([new StatementSubject(path, Statement.Sha256, Digest.OfText(text).Hex)], Statement.VersionPredicate, record), key);

    /// <summary>Whether an envelope holds a statement over exactly this record that one of the keys has signed.</summary>
    /// <param name="text">The record's file.</param>
    /// <param name="envelope">The envelope's file; null where there is none.</param>
    /// <param name="publicKeys">The keys of the registrars.</param>
    public static bool Holds(string text, YamlMap record, string? envelope, IEnumerable<string> publicKeys)
    {
        if (envelope is null || Envelope.TryParse(envelope) is not { } signed) return false;
        var asWritten = Digest.OfText(text);
        var asMeant = CanonicalJson.DigestOf(record);
        return publicKeys.Select(signed.StatementBy).Any(statement => statement is not null && (statement.Covers(asWritten) || statement.Covers(asMeant)));
    }
}
