using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Features;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Judging;

/// <summary>What the answer without ML says of each row: 1 for yes and 0 for no, or a number.</summary>
internal static class BaselineAnswers
{
    public static double[] Of(JudgedTable table, BaselineDeclaration baseline)
    {
        if (baseline.ColumnScore is { } score)
        {
            table.Column(score, "the score without ML");
            return table.Numbers(Sql.Name(score));
        }

        var text = baseline.Rule ?? throw new StageFailure("The baseline of the problem says neither `rule` nor `columnScore`.");
        var rule = ExpressionParser.Parse(text, out var error) ?? throw new StageFailure($"The rule '{text}' is no expression: {error?.Message}.");
        var answer = CompiledExpression.Of<int>(rule, name => ColumnOf(table, ViewExpressions.ColumnOf(name)));
        var answers = new double[table.Count];

        // Only true passes: where a rule can't tell, it says no.
        for (var row = 0; row < answers.Length; row++) answers[row] = answer(row) switch
        {
            { Kind: ScalarKind.Number } number => number.Number,
            { IsTrue: true } => 1,
            _ => 0,
        };
        return answers;
    }

    private static Func<int, Scalar> ColumnOf(JudgedTable table, string name)
    {
        var column = table.Column(name, "what the rule without ML asks");
        var quoted = Sql.Name(name);
        switch (column.Type.Kind)
        {
            case DuckTypeKind.Varchar:
                var texts = table.Texts(quoted);
                return row => texts[row] is { } text ? Scalar.Of(text) : Scalar.Unknown;
            case DuckTypeKind.Boolean:
                var flags = table.Numbers(quoted);
                return row => double.IsNaN(flags[row]) ? Scalar.Unknown : Scalar.Of(flags[row] != 0);
            case DuckTypeKind.Timestamp or DuckTypeKind.Date:
                var times = table.Numbers($"epoch_us({quoted})");
                return row => double.IsNaN(times[row]) ? Scalar.Unknown : Scalar.At((long)times[row]);
            default:
                var numbers = table.Numbers(quoted);
                return row => Scalar.Of(numbers[row]);
        }
    }
}
