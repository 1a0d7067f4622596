namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>The rows in such an order that those of a node stand together; within a node as they came.</summary>
internal sealed class RowOrder
{
    private const int Chunk = 1 << 15;

    private readonly int[] lefts;
    private readonly int[] rights;

    public RowOrder(int count)
    {
        Rows = new int[count];
        lefts = new int[count];
        rights = new int[count];
        Reset();
    }

    public int[] Rows { get; }

    public void Reset()
    {
        for (var row = 0; row < Rows.Length; row++) Rows[row] = row;
    }

    /// <summary>Puts the rows of a node that go left before the others.</summary>
    /// <param name="goesLeft">For each bin 1 where it goes left, else 0.</param>
    public void Part(int start, int count, byte[] bins, byte[] goesLeft, Workers workers)
    {
        var chunks = (count + Chunk - 1) / Chunk;
        var counts = new int[chunks];
        workers.For(chunks, chunk =>
        {
            var (from, to) = (start + (chunk * Chunk), start + Math.Min((chunk + 1) * Chunk, count));
            var (left, right) = (from, from);
            for (var at = from; at < to; at++)
            {
                var row = Rows[at];
                int isLeft = goesLeft[bins[row]];
                lefts[left] = row;
                rights[right] = row;
                left += isLeft;
                right += 1 - isLeft;
            }

            counts[chunk] = left - from;
        });
        var all = counts.Sum();
        var (leftAt, rightAt) = (new int[chunks], new int[chunks]);
        for (var (chunk, left, right) = (0, start, start + all); chunk < chunks; chunk++)
        {
            (leftAt[chunk], rightAt[chunk]) = (left, right);
            left += counts[chunk];
            right += Math.Min(Chunk, count - (chunk * Chunk)) - counts[chunk];
        }

        workers.For(chunks, chunk =>
        {
            var from = start + (chunk * Chunk);
            Array.Copy(lefts, from, Rows, leftAt[chunk], counts[chunk]);
            Array.Copy(rights, from, Rows, rightAt[chunk], Math.Min(Chunk, count - (chunk * Chunk)) - counts[chunk]);
        });
    }
}
