using System.Numerics;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>One pattern without braces, as a machine that reads a path name by name; its states are bits, one a part of the pattern.</summary>
internal sealed class GlobPath
{
    private const int MostSegments = 62;

    private readonly GlobSegment[] segments;

    public GlobPath(string pattern, IEnumerable<GlobSegment> parts)
    {
        // What a pattern says of a folder it says of all under it.
        segments = [.. parts, GlobSegment.AnyDepth];
        if (segments.Length > MostSegments) throw new RunFailure($"the pattern '{pattern}' goes deeper than {MostSegments} folders");
    }

    public ulong Start => WithSkipped(1);

    public bool IsAccepted(ulong states) => (states >> segments.Length & 1) == 1;

    /// <summary>Returns the states after one more name; 0 where nothing below can match.</summary>
    public ulong Step(ulong states, string name)
    {
        ulong next = 0;
        foreach (var at in new SetBits(states))
        {
            if (at == segments.Length) continue;
            if (segments[at] == GlobSegment.AnyDepth) next |= GlobSegment.IsHidden(name) ? 0 : 1UL << at;
            else if (segments[at].Matches(name)) next |= 1UL << (at + 1);
        }

        return WithSkipped(next);
    }

    /// <summary>Returns the only name that leads on from here, or null where there may be several.</summary>
    public string? OnlyName(ulong states) =>
        BitOperations.PopCount(states) == 1 && BitOperations.TrailingZeroCount(states) is var at && at < segments.Length ? segments[at].Literal : null;

    private ulong WithSkipped(ulong states)
    {
        for (var at = 0; at < segments.Length; at++)
            if ((states >> at & 1) == 1 && segments[at] == GlobSegment.AnyDepth) states |= 1UL << (at + 1);
        return states;
    }

    private ref struct SetBits(ulong bits)
    {
        private ulong rest = bits;

        public int Current { get; private set; }

        public readonly SetBits GetEnumerator() => this;

        public bool MoveNext()
        {
            if (rest == 0) return false;
            Current = BitOperations.TrailingZeroCount(rest);
            rest &= rest - 1;
            return true;
        }
    }
}
