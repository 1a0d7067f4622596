using System.Globalization;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Data.Validating;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Splits so that all rows of one value are on one side. Values are taken in the order of their hashes until a side has its share of the rows, so
/// it is missed by less than one group. Rows without a value are one group: whose they are is not known.</summary>
internal static class GroupSplit
{
    public static Sides Of(Subject subject, SplitSettings settings, long seed)
    {
        var column = Fractions.Column(subject, settings.Column ?? throw new StageFailure("A split by group needs a `column`: whose rows stay together."));
        var hash = RowHash.Of([column], seed);
        var count = long.Parse(subject.Texts($"SELECT CAST(count(*) AS VARCHAR) FROM {subject.Rows}").Single()[0] ?? "0", CultureInfo.InvariantCulture);
        var test = Fractions.Rows(Fractions.Of(settings.Test, "test", settings.By), count);
        var held = settings.Validation is { } share ? Fractions.Rows(Fractions.Of(settings.Test, "test", settings.By) + Fractions.Of(share, "validation", settings.By), count) : test;
        var groups = $"SELECT hash, sum(times) OVER (ORDER BY hash) - times AS before FROM (SELECT {hash} AS hash, count(*) AS times FROM {subject.Rows} GROUP BY ALL)";

        // The first hash of the side that follows; past all hashes where nothing follows.
        var bounds = subject.Texts(FormattableString.Invariant($"SELECT coalesce(min(hash) FILTER (WHERE before >= {test}), 'g'), coalesce(min(hash) FILTER (WHERE before >= {held}), 'g') FROM ({groups})")).Single();
        return Sides.Along(hash, Sql.Text(bounds[0] ?? "g"), Sql.Text(bounds[1] ?? "g"));
    }
}
