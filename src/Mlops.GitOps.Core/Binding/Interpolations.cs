using System.Text;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Stages;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Checks <c>${params.x}</c>, <c>${in.x}</c>, <c>${out.x}</c> and <c>${matrix.x}</c> where they may stand.</summary>
internal static class Interpolations
{
    /// <summary>Checks a text and returns its value where parameters' defaults and the matrix give one.</summary>
    public static string? Resolve(YamlScalar scalar, StageInstance stage, PipelineContext context, Func<string, IEnumerable<string>> namesUnder)
    {
        if (scalar.Value.IndexOf("${", StringComparison.Ordinal) < 0) return scalar.Value;
        var diagnostics = context.Scope.Diagnostics;
        var text = new ExpressionText(scalar.Value, scalar);
        if (Interpolation.Parse(scalar.Value, out var error) is not { } interpolation)
        {
            if (error is not null) Report(error, text, diagnostics);
            return null;
        }

        var value = new StringBuilder();
        var isKnown = true;
        foreach (var part in interpolation.Parts)
        {
            var known = part switch
            {
                InterpolationText literal => literal.Text,
                InterpolationReference reference => Lookup(reference, text, stage, context, namesUnder),
                _ => null,
            };
            isKnown &= known is not null;
            value.Append(known);
        }

        return isKnown ? value.ToString() : null;
    }

    private static string? Lookup(
        InterpolationReference reference, ExpressionText text, StageInstance stage, PipelineContext context, Func<string, IEnumerable<string>> namesUnder)
    {
        var names = reference.Root switch
        {
            "params" => context.Pipeline.Parameters.Select(static parameter => parameter.Name.Value),
            "matrix" => stage.Axes.Select(static axis => axis.Axis),
            _ => namesUnder(reference.Root),
        };
        if (!names.Contains(reference.Name))
        {
            if (IsInGap(reference, stage.Syntax, context)) return null;
            ReportUndefined(reference, text, stage, names, context.Scope.Diagnostics);
            return null;
        }

        return reference.Root switch
        {
            "matrix" => stage.ValueOf(reference.Name),
            "params" => context.Pipeline.Parameters.First(parameter => parameter.Name.Value == reference.Name).Default?.AsText()?.Value,
            _ => null,
        };
    }

    // What may have been said where nothing could be read is not missed here too.
    private static bool IsInGap(InterpolationReference reference, StageSyntax stage, PipelineContext context) => reference.Root switch
    {
        "params" => !context.Pipeline.KnowsParameters,
        "matrix" => stage.Body.Find("matrix") is { Value: not YamlMap },
        "in" => stage.Body.Find("inputs") is { Value: not YamlMap } || stage.Body.Map("inputs")?.Find(reference.Name) is not null || IsMissedByItsKind(reference.Name, stage),
        _ => stage.Body.Find("outputs") is { Value: not YamlMap },
    };

    private static bool IsMissedByItsKind(string field, StageSyntax stage) => stage.Body.Find(field) is null or { Value: not YamlMap }
        && ((stage.Kind.Value == "evaluate" && (field is "model" or "data")) || StageKinds.Find(stage.Kind.Value)?.OwnFields.Any(own => own.IsRequired && own.Name == field) == true);

    private static void ReportUndefined(
        InterpolationReference reference, ExpressionText text, StageInstance stage, IEnumerable<string> names, DiagnosticBag diagnostics)
    {
        var (noun, whence) = reference.Root switch
        {
            "params" => ("parameter", "the pipeline does not declare"),
            "matrix" => ("axis", "its matrix does not have"),
            "in" => ("input", "it does not take"),
            _ => ("output", "it does not give"),
        };
        diagnostics.Report(Catalog.UndefinedName, text.SpanOf(reference.NameRange), [$"Stage '{stage.Syntax.Name.Value}'", noun, reference.Name, whence],
            Spelling.Nearest(reference.Name, names));
    }

    private static void Report(InterpolationError error, ExpressionText text, DiagnosticBag diagnostics)
    {
        var descriptor = error.IsUnknownRoot ? Catalog.ExpressionType : Catalog.ExpressionSyntax;
        diagnostics.Report(descriptor, text.SpanOf(error.Range), [error.Message], error.Suggestion);
    }
}
