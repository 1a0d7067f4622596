using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Policies;

/// <summary>What <c>rules:</c> of a workspace makes of the severities of policies.</summary>
internal static class RuleSeverities
{
    private const int Off = -1;

    /// <summary>Returns the level of a rule's entry, -1 for off, or null where it could not be read.</summary>
    public static int? Read(YamlEntry rule) => rule.Value.AsText()?.Value switch
    {
        "off" => Off,
        "info" => LevelOf(Severity.Info),
        "warning" => LevelOf(Severity.Warning),
        "error" => LevelOf(Severity.Error),
        _ => null,
    };

    public static int LevelOf(Severity severity) => (int)severity;

    /// <summary>Returns a policy's diagnostic with the severity the workspace gives it, or null where it is off.</summary>
    public static Diagnostic? Apply(Diagnostic diagnostic, HeaderSyntax header)
    {
        if (!diagnostic.Descriptor.IsPolicy) return diagnostic;
        foreach (var rule in header.Rules)
        {
            if (rule.Name != diagnostic.Descriptor.Slug || Read(rule) is not { } level) continue;
            if (level == Off) return diagnostic.Descriptor.IsOverridable ? null : diagnostic;
            var mayApply = diagnostic.Descriptor.IsOverridable || level > LevelOf(diagnostic.Severity);
            return mayApply ? diagnostic with { Severity = (Severity)level } : diagnostic;
        }

        return diagnostic;
    }
}
