using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>Reads comparisons joined by <c>and</c>, and what runs are sorted by. What it takes is what <c>mlflow/utils/search_utils.py</c> takes.</summary>
internal sealed class FilterParser(string text)
{
    private static readonly ImmutableArray<string> Numeric = ["=", "!=", ">", ">=", "<", "<="];
    private static readonly ImmutableArray<string> Textual = ["=", "!=", "LIKE", "ILIKE"];
    private static readonly ImmutableArray<string> Listed = ["=", "!=", "LIKE", "ILIKE", "IN", "NOT IN"];

    private readonly List<FilterToken> tokens = FilterLexer.Read(text);
    private int at;
    private FilterMistake? wrong;

    private FilterToken Here => tokens[at];

    public RunSearch? Filter(out FilterMistake? mistake)
    {
        var clauses = ImmutableArray.CreateBuilder<RunClause>();
        var orders = ImmutableArray<RunOrder>.Empty;
        while (wrong is null && Here.Kind != FilterTokenKind.End && !IsOrder())
        {
            if (clauses.Count > 0) Expect(static token => token.IsWord("and"), "'and' belongs between two comparisons", Here.IsWord("or") ? "there is no 'or': ask twice" : null);
            if (wrong is null && Clause() is { } clause) clauses.Add(clause);
        }

        if (wrong is null && Here.Kind != FilterTokenKind.End)
        {
            at += 2;
            orders = OrderList();
        }

        mistake = wrong;
        return wrong is null ? new RunSearch(clauses.ToImmutable(), orders) : null;
    }

    public ImmutableArray<RunOrder>? Orders(out FilterMistake? mistake)
    {
        var orders = OrderList();
        mistake = wrong;
        return wrong is null ? orders : null;
    }

    private bool IsOrder() => Here.IsWord("order") && tokens[at + 1].IsWord("by");

    private ImmutableArray<RunOrder> OrderList()
    {
        var orders = ImmutableArray.CreateBuilder<RunOrder>();
        do
        {
            if (Field() is not { } field) break;
            var isDescending = Here.IsWord("desc");
            if (isDescending || Here.IsWord("asc")) at++;
            orders.Add(new RunOrder(field, isDescending));
        }
        while (Take(FilterTokenKind.Comma));
        if (wrong is null && Here.Kind != FilterTokenKind.End) Fail(Here, "what runs are sorted by is a name, and 'asc' or 'desc' behind it", "several are separated by commas");
        return orders.ToImmutable();
    }

    private RunClause? Clause()
    {
        if (Field() is not { } field || Comparator(field) is not { } comparator) return null;
        if (comparator is "IN" or "NOT IN") return List() is { } list ? new RunClause(field, comparator, list) : null;
        if (field.IsNumber)
        {
            if (Here.Kind != FilterTokenKind.Number) return Fail<RunClause>(Here, $"a number belongs here: {NameOf(field)} is one", Here.Kind == FilterTokenKind.Quoted ? "write it without quotes" : null);
            if (field.Kind == FieldKind.Time && !long.TryParse(Here.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) return Fail<RunClause>(Here, "a time is a whole number of milliseconds since 1970", null);
            return new RunClause(field, comparator, [tokens[at++].Text]);
        }

        return Text(NameOf(field)) is { } value ? new RunClause(field, comparator, [value]) : null;
    }

    private RunField? Field()
    {
        var first = Here;
        if (first.Kind is not FilterTokenKind.Word && first is not { Kind: FilterTokenKind.Quoted, Quote: '`' or '"' })
            return Fail<RunField>(first, first.Kind == FilterTokenKind.End ? "a name is missing at the end" : "a name belongs here", "metrics.auc, params.trees, tags.note or attributes.status");
        at++;
        if (Here.Kind != FilterTokenKind.Dot) return FieldNames.Attribute(first, Refuse);
        var kind = FieldNames.KindOf(first, Refuse);
        if (kind is null) return null;
        at++;
        return Key() is { } key ? FieldNames.Of(kind, key, Refuse) : null;
    }

    // A key in quotes holds anything; one without may hold dots.
    private FilterToken? Key()
    {
        var first = Here;
        if (first is { Kind: FilterTokenKind.Quoted, Quote: '`' or '"' })
        {
            at++;
            return first;
        }

        if (first.Kind != FilterTokenKind.Word) return FailValue(first, "a key belongs behind the dot", first.Kind == FilterTokenKind.Quoted ? "quote keys with \" or `" : null);
        at++;
        while (Here.Kind == FilterTokenKind.Dot && Here.Start == tokens[at - 1].End && tokens[at + 1].Kind == FilterTokenKind.Word && tokens[at + 1].Start == Here.End) at += 2;
        return new FilterToken(FilterTokenKind.Word, text[first.Start..tokens[at - 1].End], first.Start, tokens[at - 1].End);
    }

    private string? Comparator(RunField field)
    {
        var first = Here;
        var isNot = first.IsWord("not") && tokens[at + 1].IsWord("in");
        var said = first.Kind == FilterTokenKind.Comparator ? first.Text : isNot ? "NOT IN" : first.Kind == FilterTokenKind.Word ? first.Text.ToUpperInvariant() : "";
        var known = field.IsNumber ? Numeric : field.Kind == FieldKind.Text ? Listed : Textual;
        if (known.Contains(said))
        {
            at += isNot ? 2 : 1;
            return said;
        }

        if (!Listed.Contains(said) && !Numeric.Contains(said))
            return Fail<string>(first, $"a comparison belongs here: {string.Join(", ", known)}", said switch { "==" => "write = for equal", "<>" => "write != for different", _ => null });
        return Fail<string>(isNot ? first with { End = tokens[at + 1].End } : first, $"{NameOf(field)} can't be compared by {said}; it can by {string.Join(", ", known)}", field.IsNumber || field.Kind == FieldKind.Text ? null : "the values of params and tags are texts");
    }

    private ImmutableArray<string>? List()
    {
        if (!Take(FilterTokenKind.Open)) return FailList(Here, "a list in parentheses belongs here", "attributes.run_id in ('a', 'b')");
        var values = ImmutableArray.CreateBuilder<string>();
        do
        {
            if (Text("an item of the list") is not { } value) return null;
            values.Add(value);
        }
        while (Take(FilterTokenKind.Comma));
        return Take(FilterTokenKind.Close) ? values.ToImmutable() : FailList(Here, "the list is not closed by ')'", null);
    }

    private string? Text(string what)
    {
        if (Here is { Kind: FilterTokenKind.Quoted, Quote: '\'' or '"' }) return tokens[at++].Text;
        return Fail<string>(Here, $"a text in quotes belongs here: {what} is one", Here.Kind is FilterTokenKind.Number or FilterTokenKind.Word ? $"'{Here.Text}'" : null);
    }

    private bool Take(FilterTokenKind kind)
    {
        if (Here.Kind != kind) return false;
        at++;
        return true;
    }

    private void Expect(Func<FilterToken, bool> isIt, string message, string? hint)
    {
        if (isIt(Here)) at++;
        else Fail(Here, message, hint);
    }

    private static string NameOf(RunField field) => field.Kind switch
    {
        FieldKind.Metric => $"metric '{field.Key}'",
        FieldKind.Parameter => $"parameter '{field.Key}'",
        FieldKind.Tag => $"tag '{field.Key}'",
        _ => $"'{field.Key}'",
    };

    private void Refuse(FilterMistake mistake) => wrong ??= mistake;

    private void Fail(FilterToken token, string message, string? hint)
    {
        var isOpen = token is { Kind: FilterTokenKind.Unreadable, Quote: not '\0' };
        Refuse(isOpen ? new($"a quote is opened by {token.Quote} and not closed", token.Start, token.End) : new(message, token.Start, Math.Max(token.End, token.Start + 1), hint));
    }

    private T? Fail<T>(FilterToken token, string message, string? hint)
        where T : class
    {
        Fail(token, message, hint);
        return null;
    }

    private FilterToken? FailValue(FilterToken token, string message, string? hint)
    {
        Fail(token, message, hint);
        return null;
    }

    private ImmutableArray<string>? FailList(FilterToken token, string message, string? hint)
    {
        Fail(token, message, hint);
        return null;
    }
}
