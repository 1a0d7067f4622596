using System.Security.Cryptography;
using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Attesting;

namespace Mlops.GitOps.Rules.Tests.Attesting;

public sealed class EnvelopeTests : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        key.Dispose();
        other.Dispose();
    }

    [Fact]
    public void The_signed_bytes_are_those_of_the_published_example() =>
        Assert.Equal("DSSEv1 29 http://example.com/HelloWorld 11 hello world", Encoding.UTF8.GetString(Envelope.SignedBytes("http://example.com/HelloWorld", "hello world"u8)));

    [Fact]
    public void A_signed_statement_reads_back_for_the_holder_of_the_key_alone()
    {
        var envelope = Envelope.TryParse(Signed().Write());
        Assert.NotNull(envelope);
        Assert.Equal(Statement.VerdictPredicate, envelope.StatementBy(PublicKeyOf(key))?.PredicateType);
        Assert.Null(envelope.StatementBy(PublicKeyOf(other)));
        Assert.Null(envelope.StatementBy("no key"));
    }

    [Fact]
    public void The_fixed_form_of_a_signature_is_taken_as_well()
    {
        var envelope = Signed();
        var bytes = key.SignData(Envelope.SignedBytes(envelope.PayloadType, envelope.Payload.AsSpan()), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        Assert.NotNull((envelope with { Signatures = [new EnvelopeSignature("", [.. bytes])] }).StatementBy(PublicKeyOf(key)));
    }

    [Fact]
    public void Another_text_or_another_type_is_not_what_was_signed()
    {
        var envelope = Signed();
        Assert.Null((envelope with { Payload = envelope.Payload.SetItem(3, (byte)(envelope.Payload[3] ^ 1)) }).StatementBy(PublicKeyOf(key)));
        Assert.Null((envelope with { PayloadType = "application/json" }).StatementBy(PublicKeyOf(key)));
        Assert.Null((envelope with { Signatures = [] }).StatementBy(PublicKeyOf(key)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"payloadType\":\"a\",\"payload\":\"%\",\"signatures\":[]}")]
    [InlineData("{\"payloadType\":\"a\",\"payloadType\":\"b\",\"payload\":\"\",\"signatures\":[]}")]
    public void What_is_no_envelope_is_none(string text) => Assert.Null(Envelope.TryParse(text));

    [Fact]
    public void A_version_is_attested_by_its_own_record_and_a_known_key_only()
    {
        const string Text = "model: credit\nversion: 7\n";
        var record = YamlTree.Map(("model", YamlTree.Text("credit")), ("version", YamlTree.Number(7)));
        var envelope = VersionAttestation.Sign("registry/credit/7.yaml", Text, record, key).Write();
        Assert.True(VersionAttestation.Holds(Text, record, envelope, [PublicKeyOf(other), PublicKeyOf(key)]));
        Assert.False(VersionAttestation.Holds(Text, record, envelope, [PublicKeyOf(other)]));
        Assert.False(VersionAttestation.Holds(Text, record, null, [PublicKeyOf(key)]));
        Assert.False(VersionAttestation.Holds(Text + "metrics: {}\n", YamlTree.Map(), envelope, [PublicKeyOf(key)]));
    }

    [Fact]
    public void A_statement_over_the_meaning_of_a_record_is_taken_as_well()
    {
        var record = YamlTree.Map(("model", YamlTree.Text("credit")), ("version", YamlTree.Number(7)));
        var envelope = Envelope.Sign(new Statement([new StatementSubject("credit", Statement.Sha256, CanonicalJson.DigestOf(record).Hex)], "x", YamlTree.Map()), key);
        Assert.True(VersionAttestation.Holds("version: 7 # a comment\nmodel: credit\n", record, envelope.Write(), [PublicKeyOf(key)]));
    }

    private Envelope Signed() =>
        Envelope.Sign(new Statement([new StatementSubject("head", Statement.GitCommit, "1f3c")], Statement.VerdictPredicate, YamlTree.Map(("verdict", YamlTree.Text("ALLOW")))), key);

    private static string PublicKeyOf(ECDsa key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
}
