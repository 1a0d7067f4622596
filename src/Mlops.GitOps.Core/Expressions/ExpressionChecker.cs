using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Finds the type of an expression and reports every name and every pair of values that does not fit.</summary>
public static class ExpressionChecker
{
    public static ExpressionType Check(
        Expression expression, ExpressionText text, ExpressionScope scope, ExpressionPlace place, DiagnosticBag diagnostics)
    {
        var checking = new ExpressionChecking(text, scope, place.Subject, diagnostics);
        var type = checking.TypeOf(expression);
        if (place.Wanted is not { } wanted) return type;
        if (ExpressionType.Unify(type, wanted) is not null) return type;
        checking.Report(expression.Range, $"{place.Subject} must be {wanted}, but this is {type}");
        return ExpressionType.Any;
    }
}
