using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Expressions;

public class HostileInputTests
{
    private static readonly string[] Pieces =
    [
        "a", "metrics.auc", "min(", "if(", "has(", "(", ")", "[", "]", ",", ".", "5", "5%", "1e", "9ms", "\"", "'", "\\", "\\u00", "and", "or", "not", "in",
        "==", "!=", "!", "<", "=", "-", "+", "*", "/", " ", "\n", "true", "null", "é", "\ud83d", "\u200b", "\0", "$", "${", "&", "|", "?", ":", "@", "#", "%",
    ];

    [Fact, Trait("Kind", "fuzz")]
    public void Random_text_is_read_or_refused_within_its_bounds()
    {
        var random = new Random(1);
        var scope = new ExpressionScope(NameTree.Unresolved);
        for (var i = 0; i < FuzzCases.Or(100_000); i++)
        {
            var text = i % 2 == 0 ? Characters(random) : Composed(random);
            var expression = ExpressionParser.Parse(text, out var error);
            Assert.True(expression is null != error is null, text);
            if (error is not null) Assert.True(error.Offset >= 0 && error.Length >= 0 && error.Offset + error.Length <= text.Length, text);
            if (expression is null) continue;
            Assert.True(expression.SemanticEquals(ExpressionParser.Parse(expression.ToString(), out _)!), text);
            ExpressionEvaluator.Evaluate(expression, _ => Value.Unknown);
            ExpressionChecker.Check(expression, TextOf(text), scope, new("It", ExpressionType.Bool), new DiagnosticBag());
        }
    }

    [Fact, Trait("Kind", "fuzz")]
    public void Random_templates_are_read_or_refused_within_their_bounds()
    {
        var random = new Random(2);
        for (var i = 0; i < FuzzCases.Or(100_000); i++)
        {
            string[] pieces = ["$", "{", "}", "params", "in", ".", "x", " ", "${", "$${", "${params.x}"];
            var text = string.Concat(Enumerable.Range(0, random.Next(10)).Select(_ => pieces[random.Next(pieces.Length)]));
            var parsed = Interpolation.Parse(text, out var error);
            Assert.True(parsed is null != error is null, text);
            if (error is not null) Assert.True(error.Range.Start >= 0 && error.Range.Length > 0 && error.Range.End <= text.Length, text);
        }
    }

    private static ExpressionText TextOf(string text) =>
        new(text, new YamlScalar(new(new SourceFile("a", text), 0, text.Length), text, ScalarStyle.Plain));

    private static string Characters(Random random) =>
        new([.. Enumerable.Range(0, random.Next(30)).Select(_ => (char)(random.Next(3) == 0 ? random.Next(0x10000) : random.Next(128)))]);

    private static string Composed(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
