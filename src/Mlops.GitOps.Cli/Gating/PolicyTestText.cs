using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Rules.PolicyTests;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Cli.Gating;

/// <summary>Shows how policy tests went.</summary>
internal static class PolicyTestText
{
    public static string Of(ImmutableArray<PolicyTestResult> results, Paint paint)
    {
        var text = new StringBuilder();
        foreach (var result in results)
        {
            text.Append(result.Passed ? paint.Green("pass") : paint.Red("FAIL")).Append("  ").Append(result.Test.Name).Append('\n');
            if (!result.Passed) AddDifference(text, result, paint);
        }

        var failed = results.Count(static result => !result.Passed);
        var said = failed == 0 ? $"{Amounts.Counted(results.Length, "policy test")}: all pass" : string.Create(CultureInfo.InvariantCulture, $"{failed} of {Amounts.Counted(results.Length, "policy test")} failed");
        return text.Append('\n').Append(said).Append('\n').ToString();
    }

    public static string Json(ImmutableArray<PolicyTestResult> results) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/policy-results/1");
        json.WriteStartArray("tests");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("name", result.Test.Name);
            json.WriteString("file", result.Test.At.Path);
            json.WriteNumber("line", result.Test.At.Start.Line);
            json.WriteBoolean("passed", result.Passed);
            json.WriteString("expected", VerdictTree.NameOf(result.Test.Expected));
            json.WriteString("verdict", VerdictTree.NameOf(result.Verdict.Outcome));
            json.WriteStartArray("reasons");
            foreach (var reason in result.Verdict.Reasons)
            {
                json.WriteStartObject();
                json.WriteString("code", reason.Code.Name);
                json.WriteString("message", reason.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void AddDifference(StringBuilder text, PolicyTestResult result, Paint paint)
    {
        var test = result.Test;
        text.Append(CultureInfo.InvariantCulture, $"      {paint.Blue("-->")} {Printable.Text(test.At.Path)}:{test.At.Start.Line}\n");
        text.Append("      expected ").Append(Said(test.Expected, test.Because is null ? null : test.Codes.Select(static code => code.Value))).Append('\n');
        text.Append("      decided  ").Append(Said(result.Verdict.Outcome, result.Verdict.Codes)).Append('\n');
        var expected = test.Codes.Select(static code => code.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var reason in result.Verdict.Reasons.Where(reason => !expected.Contains(reason.Code.Name)))
            text.Append(CultureInfo.InvariantCulture, $"        {paint.Bold(reason.Code.Name)}: {Printable.Text(reason.Message)}\n");
    }

    private static string Said(VerdictOutcome outcome, IEnumerable<string>? codes)
    {
        var name = VerdictTree.NameOf(outcome);
        return codes is null || !codes.Any() ? name : $"{name} because {string.Join(", ", codes.Select(Printable.Text))}";
    }
}
