using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Policies;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

internal static class HeaderBinder
{
    public static void Bind(BindScope scope)
    {
        var header = scope.Syntax.Header;
        CheckLanguage(header, scope.Diagnostics);
        CheckRequires(header, scope.Diagnostics);
        foreach (var kind in header.Changes?.Entries ?? [])
            scope.Approvals(ApprovalSyntax.ReadAll(header.Changes, kind.Name), $"'changes.{kind.Name}'", seesOwner: false);
        scope.Runtimes.Resolve(header.StageDefaults.Text("runtime"), "'defaults.stage'", scope.Diagnostics);
        foreach (var rule in header.Rules) CheckRule(rule, scope.Diagnostics);
    }

    private static void CheckLanguage(HeaderSyntax header, DiagnosticBag diagnostics)
    {
        if (header.Body.Integer("mlops") is { } version && version.Value > 1)
            diagnostics.Report(Catalog.InvalidValue, version.Span, header.Body.Text("mlops")?.Value ?? "", "mlops", "this tool speaks version 1 of the language");
    }

    private static void CheckRequires(HeaderSyntax header, DiagnosticBag diagnostics)
    {
        if (header.Body.Text("requires") is not { } requires || MisleadingText.Find(requires.Value) is not null) return;
        if (VersionRange.TryParse(requires.Value) is not { } range)
            diagnostics.Report(Catalog.InvalidValue, requires.Span, requires.Value, "requires", "write a range of versions such as \">=0.1\" or \"[0.1,2.0)\"");
        else if (!range.Includes(ToolVersion.Current))
            diagnostics.Report(Catalog.InvalidValue, requires.Span, requires.Value, "requires", $"this is version {ToolVersion.Current.ToString(3)} of the tool");
    }

    private static void CheckRule(YamlEntry rule, DiagnosticBag diagnostics)
    {
        var policies = Catalog.All.Where(static descriptor => descriptor.IsPolicy).ToList();
        if (policies.FirstOrDefault(descriptor => descriptor.Slug == rule.Name) is not { } descriptor)
        {
            diagnostics.Report(Catalog.UnknownProperty, rule.Key.Span, ["'rules'", rule.Name, ""], Spelling.Nearest(rule.Name, policies.Select(static policy => policy.Slug)));
            return;
        }

        if (RuleSeverities.Read(rule) is not { } severity || descriptor.IsOverridable || severity >= RuleSeverities.LevelOf(descriptor.Severity)) return;
        diagnostics.Report(Catalog.InvalidValue, rule.Value.Span, rule.Value.AsText()?.Value ?? "", rule.Name, "this rule can be raised but not lowered");
    }
}
