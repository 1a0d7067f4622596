using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Rules.Attesting;

/// <summary>An in-toto statement: somebody says something about bytes that have digests.</summary>
public sealed record Statement(ImmutableArray<StatementSubject> Subjects, string PredicateType, YamlMap Predicate)
{
    public const string Type = "https://in-toto.io/Statement/v1";

    /// <summary>What is said of a verdict: the verdict itself.</summary>
    public const string VerdictPredicate = "https://mlops-gitops.dev/attestations/verdict/v1";

    /// <summary>What is said of a version record: that it was registered, and the record itself.</summary>
    public const string VersionPredicate = "https://mlops-gitops.dev/attestations/version/v1";

    public const string Sha256 = "sha256";

    public const string GitCommit = "gitCommit";

    /// <summary>Returns the canonical JSON of the statement.</summary>
    public string Write() => CanonicalJson.Write(YamlTree.Map(
        ("_type", YamlTree.Text(Type)),
        ("predicate", Predicate),
        ("predicateType", YamlTree.Text(PredicateType)),
        ("subject", YamlTree.Seq(Subjects.Select(static subject =>
            YamlTree.Map(("digest", YamlTree.Map((subject.Algorithm, YamlTree.Text(subject.Hex)))), ("name", YamlTree.Text(subject.Name))))))));

    /// <summary>Reads a statement; null where the text is none.</summary>
    public static Statement? TryParse(string text)
    {
        if (JsonTree.TryParse(text) is not YamlMap map || map.Text("_type")?.Value != Type || map.Text("predicateType") is not { } predicate) return null;
        var subjects = map.Maps("subject").SelectMany(static subject => subject.Entries("digest")
            .Select(entry => new StatementSubject(subject.Text("name")?.Value ?? "", entry.Name, (entry.Value as YamlScalar)?.Value ?? "")));
        return new Statement([.. subjects], predicate.Value, map.Map("predicate") ?? YamlTree.Map());
    }

    /// <summary>Whether bytes of this digest are among what it speaks of.</summary>
    public bool Covers(Digest digest) => Subjects.Any(subject => subject.Algorithm == Sha256 && subject.Hex == digest.Hex);
}
