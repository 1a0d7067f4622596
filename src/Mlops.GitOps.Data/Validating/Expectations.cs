using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Asks a table everything that is expected of it: all counts and aggregates in one scan.</summary>
internal static class Expectations
{
    public static ImmutableArray<Asked> Ask(Subject subject, ImmutableArray<ExpectationDeclaration> declarations)
    {
        var asked = declarations.Select((declaration, at) => Prepare(subject, declaration, FormattableString.Invariant($"offending_{at}"))).ToArray();
        var open = Enumerable.Range(0, asked.Length).Where(at => asked[at].Outcome is null).ToList();
        var measured = Measure(subject, open.Select(at => asked[at].Check).ToList());
        foreach (var (at, values) in open.Zip(measured))
            asked[at] = asked[at] with { Outcome = values is { } known ? Judge(subject, asked[at], known) : Alone(subject, asked[at]) };
        return [.. asked];
    }

    private static Asked Prepare(Subject subject, ExpectationDeclaration declaration, string table)
    {
        if (!Catalogue.All.TryGetValue(declaration.Name, out var compile))
            throw new StageFailure($"There is no expectation '{declaration.Name}'.", "Write one of those that `mlops explain` lists for `quality`.");
        var arguments = new Arguments(declaration.Arguments);
        return Try(new Asked(declaration, null, null), () =>
        {
            var condition = arguments.Optional("row_condition") is { } text ? RowCondition.ToSql(text.AsText(), subject) : null;
            var check = compile(new(subject, condition), arguments);
            if (check is RowCheck { Collect: { } collect } row)
            {
                collect(table);
                check = row.CollectedIn(table);
            }

            if (MeasuresOf(check) is { Length: > 0 } measures) subject.Connection.Prepare(Select(subject, measures)).Dispose();
            return new(declaration, check, null);
        });
    }

    /// <summary>Returns what each check measures, or nothing where the scan failed: then each is asked alone, to find whose fault it was.</summary>
    private static List<ImmutableArray<JsonNode?>?> Measure(Subject subject, List<Check?> checks)
    {
        var measures = checks.Select(static check => MeasuresOf(check)).ToList();
        ImmutableArray<string> all = [.. measures.SelectMany(static some => some)];
        if (all.Length == 0) return [.. measures.Select(static _ => (ImmutableArray<JsonNode?>?)[])];
        try
        {
            var values = subject.Values(Select(subject, all)).Single();
            var results = new List<ImmutableArray<JsonNode?>?>();
            var start = 0;
            foreach (var some in measures)
            {
                results.Add([.. values.AsSpan(start, some.Length)]);
                start += some.Length;
            }

            return results;
        }
        catch (DuckException)
        {
            return [.. measures.Select(static _ => (ImmutableArray<JsonNode?>?)null)];
        }
    }

    private static Outcome Judge(Subject subject, Asked asked, ImmutableArray<JsonNode?> values) => Try(asked, () => asked with
    {
        Outcome = asked.Check switch
        {
            RowCheck row => RowCounts.Judge(subject, row, values),
            TableCheck table => table.Judge(values),
            _ => throw new System.Diagnostics.UnreachableException("A check is of rows or of the table."),
        },
    }).Outcome ?? Outcome.Unasked("It was not asked.");

    private static Outcome Alone(Subject subject, Asked asked) => Try(asked, () =>
    {
        var measures = MeasuresOf(asked.Check);
        return asked with { Outcome = Judge(subject, asked, measures.Length == 0 ? [] : [.. subject.Values(Select(subject, measures)).Single()]) };
    }).Outcome ?? Outcome.Unasked("It was not asked.");

    private static ImmutableArray<string> MeasuresOf(Check? check) => check switch
    {
        RowCheck row => RowCounts.MeasuresOf(row),
        TableCheck table => table.Measures,
        _ => [],
    };

    private static string Select(Subject subject, ImmutableArray<string> measures) => $"SELECT {string.Join(", ", measures)} FROM {subject.Rows}";

    // A spec's mistake is one expectation's error, as in Great Expectations: the others are still asked.
    private static Asked Try(Asked asked, Func<Asked> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception exception) when (exception is UnfitExpectation or DuckException or InvalidOperationException or FormatException)
        {
            return asked with { Outcome = Outcome.Unasked(exception.Message) };
        }
    }
}
