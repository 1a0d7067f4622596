using System.Collections.Immutable;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Writes the rows that stay and those that are set aside. Each row of the input is in one of both, once, in its order.</summary>
internal static class SetAside
{
    public static void Write(StageContext context, StageInput input, Subject subject, ImmutableArray<Asked> asked)
    {
        var checks = asked.Where(static one => one.SetsAside).Select(static one => (one.Declaration, Check: (RowCheck)one.Check!)).ToList();
        var offends = checks.Select(static one => $"coalesce({one.Check.Scope.Within(one.Check.Unexpected)}, FALSE)").ToList();
        var (rows, rejects) = (context.Output("rows"), context.Output("rejects"));
        var (expectation, reason) = (NameFor(subject, "expectation"), NameFor(subject, "reason"));
        long set = 0;
        if (checks.Count == 0)
        {
            WriteAll(context, input, subject, rows);
            StageDatabase.Write(subject.Connection, $"SELECT {subject.OwnColumns}, '' AS {expectation}, '' AS {reason} FROM {subject.Rows} LIMIT 0", rejects, subject.Stop);
        }
        else
        {
            StageDatabase.UseOneThread(subject.Connection);
            var any = string.Join(" OR ", offends);
            var first = string.Join(" ", checks.Zip(offends, static (one, offends) => $"WHEN {offends} THEN {Sql.Text(one.Declaration.Name)}"));
            var reasons = string.Join(", ", checks.Zip(offends, static (one, offends) =>
                $"CASE WHEN {offends} THEN {one.Check.Reason} || {Sql.Text($", against {one.Declaration.Name} {Short(one.Declaration.Arguments.GetRawText())}")} END"));
            var count = StageDatabase.Write(subject.Connection, $"SELECT {subject.OwnColumns} FROM {subject.Rows} WHERE NOT ({any})", rows, subject.Stop);
            set = StageDatabase.Write(
                subject.Connection,
                $"SELECT {subject.OwnColumns}, CASE {first} END AS {expectation}, concat_ws('; ', {reasons}) AS {reason} FROM {subject.Rows} WHERE {any}",
                rejects,
                subject.Stop);
            context.TellRows("rows", count);
        }

        context.TellRows("rejects", set);
    }

    // Where nothing is set aside, the rows are the file that came in.
    private static void WriteAll(StageContext context, StageInput input, Subject subject, StageOutput rows)
    {
        if (input.Format is null or "parquet" && rows.Format is null or "parquet") File.Copy(input.Path, rows.Path, overwrite: true);
        else StageDatabase.Write(subject.Connection, $"SELECT {subject.OwnColumns} FROM {subject.Rows}", rows, subject.Stop);
        context.TellRows("rows", subject.Count());
    }

    // A table that has a column of that name keeps it.
    private static string NameFor(Subject subject, string name)
    {
        while (subject.Columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))) name += "_";
        return Sql.Name(name);
    }

    private static string Short(string text) => text.Length <= 300 ? text : $"{text[..300]}…";
}
