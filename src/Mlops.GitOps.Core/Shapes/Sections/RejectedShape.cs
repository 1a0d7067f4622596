using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary><c>registry/&lt;model&gt;/rejected.yaml</c>: the quarantine. Both lists only grow.</summary>
internal static class RejectedShape
{
    private static readonly RecordShape Entry = Record("an entry of the quarantine",
        Required("version", Int(min: 1), "The version."),
        Required("bundle", Words.Digest, "Its bundle; another version with the same bundle is meant too."),
        Required("reason", Prose, "Why."),
        Required("by", FilledText, "Who decided it."),
        Required("at", Words.Timestamp, "When; the newest entry of a bundle counts."));

    public static readonly RecordShape Shape = Record("a quarantine",
        Required("schema", OneOf("mlops/rejected/1"), "The format of this file."),
        Required("rejected", ListOf(Entry, "entries such as {version, bundle, reason, by, at}"), "Bundles that must not run."),
        Optional("released", ListOf(Entry, "entries such as {version, bundle, reason, by, at}"), "Bundles that may run again."));
}
