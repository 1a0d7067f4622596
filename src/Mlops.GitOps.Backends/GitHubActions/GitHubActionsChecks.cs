using System.Globalization;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>What GitHub has no form for.</summary>
internal static class GitHubActionsChecks
{
    private const string Target = "GitHub Actions";

    public static void Run(WorkflowScope scope, DiagnosticBag diagnostics)
    {
        CheckPlace(scope, diagnostics);
        CheckSettings(scope, diagnostics);
        CheckRunners(scope, diagnostics);
        CheckRuntimes(scope, diagnostics);
        foreach (var secret in SecretNames(scope)) CheckSecret(secret, diagnostics);
        foreach (var pipeline in scope.Pipelines)
        {
            CheckTriggers(scope, pipeline, diagnostics);
            foreach (var stage in pipeline.Stages) CheckStage(scope, stage, diagnostics);
        }
    }

    // Filters of paths take these for patterns, and have no way to be told otherwise that all readers know.
    private static void CheckPlace(WorkflowScope scope, DiagnosticBag diagnostics)
    {
        if (scope.Header.Project is not { } project || !scope.Prefix.Any(static c => c is '*' or '?' or '[' or ']' or '!' or '+' or '\\' || char.IsControl(c)) && !Expressions.HasAny(scope.Prefix)) return;
        Report(diagnostics, project.Span, "the folder of this workspace", "its name holds a character that path filters take for a pattern");
    }

    private static void CheckSettings(WorkflowScope scope, DiagnosticBag diagnostics)
    {
        foreach (var setting in scope.Settings?.Entries ?? [])
        {
            if (setting.Name != "branch") diagnostics.Report(Catalog.UnsupportedByTarget, setting.Key.Span, Target, $"the setting '{setting.Name}'", "it knows 'branch' alone");
            else if (setting.Value is not YamlScalar { IsNull: false } branch || !IsBranch(branch.Value)) Report(diagnostics, setting.Value.Span, "this branch", "a branch is a name such as main, without patterns");
        }
    }

    private static bool IsBranch(string name) => name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/') && name[0] is not ('-' or '/' or '.');

    private static void CheckRunners(WorkflowScope scope, DiagnosticBag diagnostics)
    {
        foreach (var runner in scope.Header.Body.Entries("runners"))
        {
            foreach (var label in scope.Header.Body.Map("runners").Texts(runner.Name))
            {
                if (!IsLabel(label.Value)) Report(diagnostics, label.Span, "this label", "labels are words of letters, digits and - _ . : / @ = , +");
            }
        }
    }

    private static void CheckRuntimes(WorkflowScope scope, DiagnosticBag diagnostics)
    {
        foreach (var runtime in scope.Header.Runtimes)
        {
            if ((runtime.Value as YamlMap).Text("lock") is { } file && file.Value.EndsWith("conda-lock.yml", StringComparison.Ordinal))
                Report(diagnostics, file.Span, "a conda lock", "its machines have no program that installs one; lock with uv.lock or requirements.txt");
        }
    }

    private static void CheckTriggers(WorkflowScope scope, PipelineSymbol pipeline, DiagnosticBag diagnostics)
    {
        var triggers = pipeline.Syntax.Triggers;
        if (triggers.Map("pullRequest") is { } filter) Report(diagnostics, filter.Span, "a filter of pull requests for one pipeline", "one workflow checks every pull request; write `pullRequest: true`");
        var push = triggers.Map("push");
        foreach (var text in push.Texts("branches").Concat(push.Texts("paths")))
        {
            if (!IsPlain(text.Value)) Report(diagnostics, text.Span, "this filter", "filters are plain patterns, and no expression or line break is one");
        }

        foreach (var cron in triggers.Texts("schedule"))
        {
            if (CronMinutes.IsTooOften(cron.Value)) Report(diagnostics, cron.Span, "this schedule", "it starts workflows every 5 minutes at most");
        }

        if (Triggers.RetrainEvent(scope, pipeline).Length > 100) Report(diagnostics, pipeline.Syntax.Name.Span, "the event that retrains this pipeline", "its name may have 100 characters, and holds those of project and pipeline");
    }

    private static void CheckStage(WorkflowScope scope, StageSymbol stage, DiagnosticBag diagnostics)
    {
        var body = stage.Syntax.Body;
        if (stage.Syntax.HasOwnBody && body.Text("image") is { } image) Report(diagnostics, image.Span, "a stage in an image", "stages run on the machine of the job; give it a `runtime`");
        if (body.Map("resources")?.Find("gpu") is { } gpu && scope.RunnerNamed("gpu") is null && ((gpu.Value as YamlMap).Text("type") is not { } type || scope.RunnerNamed(type.Value) is null))
            Report(diagnostics, gpu.Key.Span, "a GPU", "no runner has one; name its labels: runners: {gpu: [self-hosted, gpu]}");
        if (body.Quantity("timeout") is { } timeout && timeout.Value.Value > StageNeeds.HostedMinutes * 60)
            Report(diagnostics, timeout.Span, "this timeout", string.Create(CultureInfo.InvariantCulture, $"its machines end a job after {StageNeeds.HostedMinutes} minutes"));
    }

    private static IEnumerable<Spanned<string>> SecretNames(WorkflowScope scope) =>
        scope.Header.Body.Map("store").Texts("secrets")
            .Concat(scope.Compilation.Model.Pipelines.SelectMany(static pipeline => pipeline.Stages).SelectMany(static stage => stage.Syntax.Body.Texts("secrets")))
            .Concat(scope.Compilation.Model.Datasets.SelectMany(static dataset => dataset.Syntax.Body.Map("source").Texts("secrets")));

    private static void CheckSecret(Spanned<string> secret, DiagnosticBag diagnostics)
    {
        if (secret.Value.StartsWith("GITHUB_", StringComparison.OrdinalIgnoreCase)) Report(diagnostics, secret.Span, $"a secret of the name '{secret.Value}'", "names that begin with GITHUB_ are its own");
    }

    private static bool IsLabel(string text) => text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/' or '@' or '=' or ',' or '+' or ' ');

    private static bool IsPlain(string text) => !Expressions.HasAny(text) && !text.Any(char.IsControl);

    private static void Report(DiagnosticBag diagnostics, SourceSpan span, string what, string why) => diagnostics.Report(Catalog.UnsupportedByTarget, span, Target, what, why);
}
