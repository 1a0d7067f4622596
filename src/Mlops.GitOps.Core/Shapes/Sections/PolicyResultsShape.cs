using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>What <c>test-policy --format json</c> prints.</summary>
internal static class PolicyResultsShape
{
    private static readonly EnumShape Verdict = OneOf("ALLOW", "DENY", "INDETERMINATE");

    private static readonly RecordShape Reason = Record("a reason",
        Required("code", FilledText, "What the reason is called."),
        Required("message", Prose, "What is so, in a sentence."));

    private static readonly RecordShape Test = Record("how a policy test went",
        Required("name", Words.Name, "The test."),
        Required("file", FilledText, "The file it stands in."),
        Required("line", Int(min: 1), "The line of its name."),
        Required("passed", Bool, "Whether the verdict is the one that is expected."),
        Required("expected", Verdict, "The verdict that is expected."),
        Required("verdict", Verdict, "The verdict."),
        Required("reasons", ListOf(Reason, "reasons"), "Why it is so."));

    public static readonly RecordShape Shape = Record("how policy tests went",
        Required("schema", OneOf("mlops/policy-results/1"), "The format of this text."),
        Required("tests", ListOf(Test, "tests"), "In the order of their files."));
}
