using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>Reads policy tests, and resolves what they name: a misspelt login must not pass for somebody without a role.</summary>
public static class PolicyTestReader
{
    /// <summary>Returns the tests of a workspace in the order of their files; one that names what is not there was reported and is left out.</summary>
    public static ImmutableArray<PolicyTest> Read(ImmutableArray<ParsedFile> files, Compilation workspace, DiagnosticBag diagnostics)
    {
        var tests = ImmutableArray.CreateBuilder<PolicyTest>();
        var names = new KnownNames(workspace);
        foreach (var file in files.Where(static file => file.Role == FileRole.PolicyTests))
        {
            foreach (var entry in (file.Document.Root as YamlMap).Entries("policyTests"))
            {
                if (Read(entry) is { } test && names.Check(test, diagnostics)) tests.Add(test);
            }
        }

        return tests.ToImmutable();
    }

    // What lacks a part was reported when the file was held against its shape.
    private static PolicyTest? Read(YamlEntry entry) =>
        entry.Value is YamlMap body && body.Map("given") is { } given && body.Map("when") is { } when && body.Map("then") is { } then
            ? new PolicyTest(entry.Name, entry.Key.Span.ToLocation(), given, when, OutcomeOf(then.Text("verdict")?.Value), then.Find("because") is null ? null : then.Texts("because"))
            : null;

    private static VerdictOutcome OutcomeOf(string? verdict) => verdict switch
    {
        "allow" => VerdictOutcome.Allow,
        "deny" => VerdictOutcome.Deny,
        _ => VerdictOutcome.Indeterminate,
    };
}
