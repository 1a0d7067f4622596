namespace Mlops.GitOps.Data.Statistics.Streams;

/// <summary>The window of <see cref="Adwin"/>: rows of at most five buckets of one size, the oldest values in the largest.</summary>
internal sealed class AdaptiveWindow(double delta)
{
    private const int MostBuckets = 5;
    private const int ShortestPart = 5;

    private readonly List<List<Bucket>> rows = [[]];
    private double total;
    private double scatter;

    public double Width { get; private set; }

    public void Add(double value)
    {
        Width++;
        if (Width > 1) scatter += (Width - 1) * Math.Pow(value - (total / (Width - 1)), 2) / Width;
        total += value;
        rows[0].Add(new Bucket(value, 0));
        for (var row = 0; rows[row].Count > MostBuckets; row++)
        {
            if (row + 1 == rows.Count) rows.Add([]);
            var (older, newer, size) = (rows[row][0], rows[row][1], Math.ScaleB(1, row));
            var gap = (older.Total / size) - (newer.Total / size);
            rows[row + 1].Add(new Bucket(older.Total + newer.Total, older.Scatter + newer.Scatter + (size / 2 * gap * gap)));
            rows[row].RemoveRange(0, 2);
        }
    }

    /// <summary>Drops the oldest buckets as long as some cut tells two parts apart, and says whether any was dropped.</summary>
    public bool Shrink()
    {
        var hasShrunk = false;
        while (HasCut())
        {
            hasShrunk = true;
            DropOldest();
        }

        return hasShrunk;
    }

    private bool HasCut()
    {
        var (oldWidth, oldTotal) = (0.0, 0.0);
        for (var row = rows.Count - 1; row >= 0; row--)
        {
            for (var k = 0; k < rows[row].Count; k++)
            {
                oldWidth += Math.ScaleB(1, row);
                oldTotal += rows[row][k].Total;
                var newWidth = Width - oldWidth;
                if (row == 0 && k == rows[row].Count - 1) return false;
                if (oldWidth >= ShortestPart && newWidth >= ShortestPart && IsCut(oldWidth, newWidth, (oldTotal / oldWidth) - ((total - oldTotal) / newWidth))) return true;
            }
        }

        return false;
    }

    private bool IsCut(double oldWidth, double newWidth, double gap)
    {
        var log = Math.Log(2 * Math.Log(Width) / delta);
        var inverse = (1 / (oldWidth - ShortestPart + 1)) + (1 / (newWidth - ShortestPart + 1));
        return Math.Abs(gap) > Math.Sqrt(2 * inverse * (scatter / Width) * log) + (2.0 / 3 * log * inverse);
    }

    private void DropOldest()
    {
        var (row, size) = (rows[^1], Math.ScaleB(1, rows.Count - 1));
        var oldest = row[0];
        Width -= size;
        total -= oldest.Total;
        var gap = (oldest.Total / size) - (total / Width);
        scatter -= oldest.Scatter + (size * Width * gap * gap / (size + Width));
        row.RemoveAt(0);
        while (rows.Count > 1 && rows[^1].Count == 0) rows.RemoveAt(rows.Count - 1);
    }

    private readonly record struct Bucket(double Total, double Scatter);
}
