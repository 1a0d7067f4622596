using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

internal sealed partial class ExpressionParsing
{
    private Expression? ParsePrimary()
    {
        switch (current.Kind)
        {
            case TokenKind.Quantity:
                return Leaf(new NumberValue(current.Quantity.Value, current.Quantity.Kind));
            case TokenKind.String:
                return Leaf(new StringValue(current.Text));
            case TokenKind.Word when current.Text is "true" or "false":
                return Leaf(Value.Of(current.Text == "true"));
            case TokenKind.Word when current.Text is not ("and" or "or" or "not" or "in" or "null"):
                return ParseNameOrCall();
            case TokenKind.OpenParen:
                return ParseParenthesized();
            case TokenKind.OpenBracket:
                return ParseItems(TokenKind.CloseBracket, allowEmpty: true) is { } list ? new ListLiteral(list.Range, list.Items) : null;
            default:
                return FailAtMissingValue();
        }
    }

    private Literal Leaf(Value value)
    {
        var literal = new Literal(current.Range, value);
        Advance();
        return literal;
    }

    private Expression? ParseParenthesized()
    {
        var open = current.Range;
        if (!Enter()) return null;
        Advance();
        var inner = ParseOr();
        depth--;
        if (inner is null) return null;
        if (current.Kind != TokenKind.CloseParen) return FailAtUnclosed(open);
        var range = open.To(current.Range);
        Advance();
        return inner with { Range = range };
    }

    private Expression? ParseNameOrCall()
    {
        var first = new NameSegment(current.Text, current.Range, IsIndex: false);
        Advance();
        if (current.Kind == TokenKind.OpenParen) return ParseCall(first);
        var segments = ImmutableArray.CreateBuilder<NameSegment>();
        segments.Add(first);
        while (current.Kind is TokenKind.Dot or TokenKind.OpenBracket)
        {
            if ((current.Kind == TokenKind.Dot ? ParseMember() : ParseIndex()) is not { } segment) return null;
            segments.Add(segment);
        }

        var name = new Name(new(first.Range.Start, lastEnd), segments.ToImmutable());
        return current.Kind == TokenKind.OpenParen
            ? FailAtFunction(name.Range, $"'{name.Path}' is not a function; there are {FunctionSignature.Listed}")
            : name;
    }

    private NameSegment? ParseMember()
    {
        Advance();
        if (current.Kind != TokenKind.Word)
        {
            Fail(current.Kind == TokenKind.End ? new(lastEnd - 1, lastEnd) : current.Range,
                current.Kind == TokenKind.Error ? current.Text : "a name must follow the '.'");
            return null;
        }

        var segment = new NameSegment(current.Text, current.Range, IsIndex: false);
        Advance();
        return segment;
    }

    private NameSegment? ParseIndex()
    {
        var open = current.Range;
        Advance();
        var segment = new NameSegment(current.Text, current.Range, IsIndex: true);
        if (current.Kind != TokenKind.String)
        {
            Fail(current.Kind == TokenKind.End ? open : current.Range,
                current.Kind == TokenKind.Error ? current.Text : "a text in quotation marks must follow the '[', as in columns[\"Customer ID\"]");
            return null;
        }

        Advance();
        if (current.Kind != TokenKind.CloseBracket)
        {
            FailAtUnclosed(open);
            return null;
        }

        Advance();
        return segment;
    }

    private Expression? ParseCall(NameSegment function)
    {
        var known = FunctionSignature.Find(function.Text);
        if (known is null)
        {
            return FailAtFunction(function.Range, $"there is no function '{function.Text}'; there are {FunctionSignature.Listed}",
                Spelling.Nearest(function.Text, FunctionSignature.All.Select(static f => f.Name)));
        }

        if (ParseItems(TokenKind.CloseParen, allowEmpty: true) is not { } arguments) return null;
        var range = function.Range.To(arguments.Range);
        if (arguments.Items.Length < known.Fewest || arguments.Items.Length > known.Most)
            return Fail(range, FormattableString.Invariant($"{known.Name} takes {known.Takes}, not {arguments.Items.Length}"));
        return known.Function is { } callee
            ? new Call(range, callee, arguments.Items)
            : new Conditional(range, arguments.Items[0], arguments.Items[1], arguments.Items[2]);
    }

    private (TextRange Range, ImmutableArray<Expression> Items)? ParseItems(TokenKind close, bool allowEmpty)
    {
        var open = current.Range;
        if (!Enter()) return null;
        Advance();
        var items = ImmutableArray.CreateBuilder<Expression>();
        while (!(allowEmpty && items.Count == 0 && current.Kind == close))
        {
            if (current.Kind == TokenKind.End)
            {
                FailAtUnclosed(open);
                return null;
            }

            if (ParseOr() is not { } item) return null;
            items.Add(item);
            if (current.Kind == close) break;
            if (current.Kind != TokenKind.Comma)
            {
                FailAtUnclosed(open);
                return null;
            }

            Advance();
        }

        depth--;
        var range = open.To(current.Range);
        Advance();
        return (range, items.ToImmutable());
    }
}
