using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>Rows for a new workspace to run on: the same every time, and with something in them to learn.</summary>
internal static class SampleData
{
    private const int MemberCount = 150;
    private const int ObservationCount = 600;
    private static readonly DateTime FirstDay = new(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc);

    public static string Members()
    {
        var rows = new StringBuilder("observation_id,member_id,observed_at,loaded_at,tenure_months,left_within_30d\n");
        for (var at = 0; at < ObservationCount; at++)
        {
            var member = at % MemberCount;
            var observedAt = FirstDay.AddDays(60 + (at / 5)).AddMinutes(at % 5 * 7);
            var tenure = 1 + (Chance(member, 1) % 60) + (at / MemberCount);

            // Who comes rarely, or came lately, leaves more often; one in eight does what nobody expects.
            var risk = 12 - VisitsAMonth(member) + (tenure < 6 ? 4 : 0);
            var leaves = risk > 8 != (Chance(at, 2) % 8 == 0);
            rows.Append(CultureInfo.InvariantCulture, $"o{at:D4},m{member:D3},{Stamp(observedAt)},{Stamp(observedAt.AddDays(30))},{tenure},{(leaves ? "true" : "false")}\n");
        }

        return rows.ToString();
    }

    public static string Visits()
    {
        var rows = new StringBuilder("visit_id,member_id,visited_at,loaded_at,minutes\n");
        var number = 0;
        for (var day = 0; day < 180; day++)
        {
            for (var member = 0; member < MemberCount; member++)
            {
                if (Chance((member * 1000) + day, 3) % 30 >= VisitsAMonth(member)) continue;
                var visitedAt = FirstDay.AddDays(day).AddMinutes(Chance(member + day, 4) % 600);
                var minutes = 30 + (Chance((member * 7) + day, 5) % 90);
                rows.Append(CultureInfo.InvariantCulture, $"v{number++:D5},m{member:D3},{Stamp(visitedAt)},{Stamp(visitedAt.AddHours(6))},{minutes}\n");
            }
        }

        return rows.ToString();
    }

    private static int VisitsAMonth(int member) => Chance(member, 6) % 13;

    private static string Stamp(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // A hash and no generator of chance: a row depends on its own number alone.
    private static int Chance(int number, int salt)
    {
        var hash = unchecked(((uint)number * 2654435761u) ^ ((uint)salt * 2246822519u));
        hash = unchecked((hash ^ (hash >> 15)) * 2246822519u);
        hash = unchecked((hash ^ (hash >> 13)) * 3266489917u);
        return (int)((hash ^ (hash >> 16)) & 0x7FFFFFFF);
    }
}
