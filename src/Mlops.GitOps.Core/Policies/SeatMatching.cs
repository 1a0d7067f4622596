namespace Mlops.GitOps.Core.Policies;

/// <summary>Gives seats to people so that as many as possible are filled. A person takes one seat, whatever roles they hold.</summary>
public static class SeatMatching
{
    /// <summary>Returns for each seat who takes it, or -1 where nobody is left.</summary>
    /// <param name="seats">For each seat the people who may take it, by number.</param>
    /// <param name="people">How many people there are.</param>
    public static int[] Fill(IReadOnlyList<IReadOnlyList<int>> seats, int people)
    {
        var seatOf = Repeated(-1, people);
        for (var seat = 0; seat < seats.Count; seat++) Fill(seat, seats, seatOf, new bool[people]);
        var taken = Repeated(-1, seats.Count);
        for (var person = 0; person < people; person++)
        {
            if (seatOf[person] >= 0) taken[seatOf[person]] = person;
        }

        return taken;
    }

    // A seat that finds its people taken asks them to move (augmenting paths).
    private static bool Fill(int seat, IReadOnlyList<IReadOnlyList<int>> seats, int[] seatOf, bool[] asked)
    {
        foreach (var person in seats[seat])
        {
            if (asked[person]) continue;
            asked[person] = true;
            if (seatOf[person] >= 0 && !Fill(seatOf[person], seats, seatOf, asked)) continue;
            seatOf[person] = seat;
            return true;
        }

        return false;
    }

    private static int[] Repeated(int value, int count)
    {
        var values = new int[count];
        for (var at = 0; at < count; at++) values[at] = value;
        return values;
    }
}
