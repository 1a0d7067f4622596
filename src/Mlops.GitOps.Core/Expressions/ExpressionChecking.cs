using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>One check of one expression. What was reported is <see cref="ExpressionType.Any"/> from then on.</summary>
internal sealed partial class ExpressionChecking(ExpressionText text, ExpressionScope scope, string subject, DiagnosticBag diagnostics)
{
    public ExpressionType TypeOf(Expression expression) => expression switch
    {
        Literal literal => TypeOf(literal.Value),
        Name name => TypeOf(name, isAskedFor: false),
        Unary { Operator: UnaryOperator.Not } not => TypeOfLogic(not.Operand, "'not' denies"),
        Unary negation => TypeOfNumeric(negation.Operand, "'-'"),
        Binary { Operator: BinaryOperator.And or BinaryOperator.Or } junction => TypeOfJunction(junction),
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum => TypeOfSum(sum),
        Binary { Operator: BinaryOperator.Multiply } product => TypeOfProduct(product),
        Binary { Operator: BinaryOperator.Divide } quotient => TypeOfQuotient(quotient),
        Binary comparison => TypeOfComparison(comparison),
        In @in => TypeOfMembership(@in),
        Conditional conditional => TypeOfConditional(conditional),
        Call { Function: Function.Has } has => TypeOfHas(has),
        Call { Function: Function.Abs } abs => TypeOfNumeric(abs.Arguments[0], "'abs'"),
        Call call => TypeOfExtreme(call),
        ListLiteral list => TypeOfList(list),
        _ => ExpressionType.Any,
    };

    public void Report(TextRange range, string sentence) => diagnostics.Report(Catalog.ExpressionType, text.SpanOf(range), sentence);

    private static ExpressionType TypeOf(Value value) => value switch
    {
        BoolValue => ExpressionType.Bool,
        StringValue => ExpressionType.String,
        NumberValue { Kind: Types.QuantityKind.Duration } => ExpressionType.Duration,
        NumberValue { Kind: Types.QuantityKind.Bytes } => ExpressionType.Bytes,
        NumberValue => ExpressionType.Number,
        _ => ExpressionType.Any,
    };

    private ExpressionType TypeOf(Name name, bool isAskedFor)
    {
        var resolution = scope.Resolve(name, subject);
        if (resolution.Failure is { } failure)
        {
            Report(name, failure);
            return ExpressionType.Any;
        }

        if (isAskedFor || resolution.Type.Kind != TypeKind.Presence) return resolution.Type;
        Report(name.Range, $"'{name.Path}' is there or not and has no value; ask has({name.Path})");
        return ExpressionType.Any;
    }

    private void Report(Name name, NameFailure failure)
    {
        var range = failure.Segment < 0 ? name.Range : name.Segments[failure.Segment].Range;
        Fix[] fixes = failure.Suggestion is { } suggestion ? [Fix.Of($"Change to '{suggestion}'", Correction(name, failure.Segment, suggestion))] : [];
        diagnostics.Report(failure.Descriptor, text.SpanOf(range), failure.Arguments, failure.Suggestion, fixes: fixes);
    }

    // A name that is no identifier needs brackets, and at the beginning `columns` before them.
    private TextEdit Correction(Name name, int index, string suggestion)
    {
        var segment = name.Segments[index];
        if (segment.IsIndex) return text.Replace(segment.Range, StringLiterals.Quote(suggestion));
        if (index == 0) return text.Replace(segment.Range, IsWritable(suggestion) ? suggestion : $"columns[{StringLiterals.Quote(suggestion)}]");
        if (ExpressionLexer.IsIdentifier(suggestion)) return text.Replace(segment.Range, suggestion);
        return text.Replace(new(name.Segments[index - 1].Range.End, segment.Range.End), $"[{StringLiterals.Quote(suggestion)}]");
    }

    private static bool IsWritable(string name) => name.Split('.').All(ExpressionLexer.IsIdentifier);

    private ExpressionType TypeOfHas(Call has)
    {
        if (has.Arguments[0] is Name name) TypeOf(name, isAskedFor: true);
        else Report(has.Arguments[0].Range, "'has' asks for one name, as in has(metrics.auc), and this is more than a name");
        return ExpressionType.Bool;
    }
}
