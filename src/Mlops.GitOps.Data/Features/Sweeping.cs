namespace Mlops.GitOps.Data.Features;

/// <summary>Goes through the labels of each entity in the order of time, and tells a tally which rows begin and cease to count.</summary>
internal static class Sweeping
{
    public static void Run(EntityRows rows, ValuePlan value, ITally tally)
    {
        var (passing, until, begin, cease) = (rows.Passing(value.Where), rows.Until(value.Age), rows.ByFrom(), rows.ByUntil(value.Age));
        var (beginning, ceasing, start) = (0, 0, 0);
        for (var label = 0; label < rows.LabelCount; label++)
        {
            if (rows.IsFirstOfEntity(label))
            {
                start = label;
                tally.Clear();
            }

            for (; beginning < begin.Length && rows.From[begin[beginning]] == label; beginning++)
            {
                if (Counts(begin[beginning])) tally.Add(rows.Records[begin[beginning]]);
            }

            for (; ceasing < cease.Length && until[cease[ceasing]] == label; ceasing++)
            {
                if (rows.From[cease[ceasing]] >= start && Counts(cease[ceasing])) tally.Remove(rows.Records[cease[ceasing]]);
            }

            tally.Tell(label);
        }

        bool Counts(int row) => (passing is null || passing[row]) && (value.Column is not { } column || !Record.IsMissing(rows.Records[row], column));
    }
}
