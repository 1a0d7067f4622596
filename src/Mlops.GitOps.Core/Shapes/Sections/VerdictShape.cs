using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>What <c>gate</c> prints.</summary>
internal static class VerdictShape
{
    private static readonly ChoiceShape DigestOrNothing = Either(Words.Digest, new NothingShape());

    private static readonly RecordShape Span = Record("where a rule stands",
        Required("file", FilledText, "The file, from the root of the workspace."),
        Required("line", Int(min: 1), "The line of its beginning."),
        Required("column", Int(min: 1), "The column of its beginning."),
        Required("endLine", Int(min: 1), "The line of its end."),
        Required("endColumn", Int(min: 1), "The column after its end."));

    private static readonly RecordShape Reason = Record("a reason",
        Required("code", FilledText, "What the reason is called."),
        Required("message", Prose, "What is so, in a sentence."),
        Optional("span", Span, "Where the rule stands that asks for it."),
        Optional("wouldSatisfy", Prose, "What would make it go away."));

    public static readonly RecordShape Shape = Record("a verdict",
        Required("schema", OneOf("mlops/verdict/1"), "The format of this text."),
        Required("verdict", OneOf("ALLOW", "DENY", "INDETERMINATE"), "Whether it may be merged; what is not known is never allowed."),
        Required("reasons", ListOf(Reason, "reasons"), "Every condition that is not met."),
        Required("base", FilledText, "The commit whose rules count."),
        Required("head", FilledText, "The commit that is judged."),
        Required("planDigest", DigestOrNothing, "What merging changes; nothing where it conflicts."),
        Required("policyDigest", DigestOrNothing, "The rules; nothing where base has none."),
        Required("evidenceDigest", Words.Digest, "What it was decided from."),
        Required("environment", Either(FilledText, new NothingShape()), "Whose pins change; nothing where none or several do."),
        Required("models", ListOf(FilledText, "models"), "Whose pins change."),
        Optional("advisory", Bool, "Whether nothing makes anybody heed it."));
}
