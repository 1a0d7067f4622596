using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>Holds a scalar against its shape. The key decides what a plain scalar is: `no` is text where text is wanted.</summary>
internal static class ScalarChecker
{
    public static void Check(YamlScalar scalar, Shape shape, Subject subject, DiagnosticBag diagnostics)
    {
        if (scalar.IsNull != shape is NothingShape)
        {
            ReportWrongType(scalar, shape, subject, diagnostics);
            return;
        }

        if (shape is not TextShape && MisleadingText.Find(scalar.Value) is { } misleading)
        {
            diagnostics.Report(Catalog.MisleadingCharacter, scalar.Span, misleading.Name);
            return;
        }

        switch (shape)
        {
            case TextShape text:
                CheckText(scalar, text, subject, diagnostics);
                break;
            case EnumShape choice:
                if (!choice.Values.Contains(scalar.Value)) ReportNotInList(scalar, choice, subject, diagnostics);
                break;
            case BoolShape:
                if (!Scalars.TryBool(scalar, out _)) ReportWrongType(scalar, shape, subject, diagnostics);
                break;
            case NumberShape number:
                CheckNumber(scalar, number, subject, diagnostics);
                break;
        }
    }

    public static void CheckText(YamlScalar scalar, TextShape shape, Subject subject, DiagnosticBag diagnostics)
    {
        if (!shape.IsProse && MisleadingText.Find(scalar.Value) is { } misleading)
        {
            diagnostics.Report(Catalog.MisleadingCharacter, scalar.Span, misleading.Name);
            return;
        }

        if (shape.Reject?.Invoke(scalar.Value) is not { } reason) return;
        if (shape.IsName) diagnostics.Report(Catalog.InvalidName, scalar.Span, scalar.Value, NounFor(subject), reason);
        else diagnostics.Report(Catalog.InvalidValue, scalar.Span, scalar.Value, subject.Key, reason);
    }

    /// <summary>Checks a scalar that may be one of several kinds; the message of the kind it most looks like is the one to show.</summary>
    public static void CheckAny(YamlScalar scalar, ChoiceShape shape, Subject subject, DiagnosticBag diagnostics)
    {
        foreach (var alternative in shape.Alternatives)
        {
            if (alternative is not (TextShape or EnumShape or BoolShape or NumberShape or NothingShape)) continue;
            var attempt = new DiagnosticBag();
            Check(scalar, alternative, subject, attempt);
            if (attempt.Count == 0) return;
        }

        var isOutside = Scalars.IsNumber(scalar) && shape.Alternatives.Any(static a => a is NumberShape);
        if (isOutside || shape.Alternatives.Any(static a => a is TextShape or EnumShape))
            diagnostics.Report(Catalog.InvalidValue, SpanOf(scalar, subject), [scalar.Value, subject.Key, $"write {shape.Wanted}"],
                Spelling.Nearest(scalar.Value, shape.Alternatives.OfType<EnumShape>().SelectMany(static choice => choice.Values)));
        else ReportWrongType(scalar, shape, subject, diagnostics);
    }

    private static void CheckNumber(YamlScalar scalar, NumberShape shape, Subject subject, DiagnosticBag diagnostics)
    {
        var isRight = shape.IsInteger ? Scalars.TryInteger(scalar, out var whole) : Scalars.IsNumber(scalar);
        if (!isRight || !Scalars.TryNumber(scalar, out var number))
        {
            ReportWrongType(scalar, shape, subject, diagnostics);
            return;
        }

        var isInside = shape.IsOpen ? number > shape.Min && number < shape.Max : number >= shape.Min && number <= shape.Max;
        if (!isInside) diagnostics.Report(Catalog.InvalidValue, scalar.Span, scalar.Value, subject.Key, $"it wants {shape.Wanted}");
    }

    private static void ReportNotInList(YamlScalar scalar, EnumShape shape, Subject subject, DiagnosticBag diagnostics) =>
        diagnostics.Report(Catalog.InvalidValue, SpanOf(scalar, subject), [scalar.Value, subject.Key, $"it is {shape.Wanted}"],
            Spelling.Nearest(scalar.Value, shape.Values));

    private static void ReportWrongType(YamlScalar scalar, Shape shape, Subject subject, DiagnosticBag diagnostics) =>
        diagnostics.Report(Catalog.WrongType, SpanOf(scalar, subject), subject.Key, shape.Wanted, ShapeChecker.Describe(scalar));

    // Where nothing is written there is nothing to point at but the key.
    private static SourceSpan SpanOf(YamlScalar scalar, Subject subject) => scalar.Span.Length > 0 ? scalar.Span : subject.Span;

    private static string NounFor(Subject subject) => subject.Key.Length > 0 ? Nouns.WithArticle(subject.Key) : "a thing";
}
