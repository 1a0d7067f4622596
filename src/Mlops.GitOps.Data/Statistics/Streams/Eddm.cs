namespace Mlops.GitOps.Data.Statistics.Streams;

/// <summary>The early drift detection method of Baena-García and others (2006): errors that come closer to each other.</summary>
public static class Eddm
{
    public static int[] Alarms(ReadOnlySpan<double> errors, int minInstances = 30, double beta = 0.9)
    {
        Need.ZeroOrOne(errors, "stream");
        var alarms = new List<int>();
        var state = new State();
        for (var i = 0; i < errors.Length; i++)
        {
            state.Count++;
            if (errors[i] == 0 || !state.Err(minInstances, beta)) continue;
            alarms.Add(i);
            state = new State();
        }

        return [.. alarms];
    }

    private sealed class State
    {
        private int last;
        private int errorCount;
        private double mean;
        private double scatter;
        private double most = -1;

        public int Count { get; set; }

        /// <summary>Takes the distance to the error before, and says whether distances have become too short.</summary>
        public bool Err(int minInstances, double beta)
        {
            double distance = Count - last;
            last = Count;
            errorCount++;
            var before = mean;
            mean += (distance - mean) / errorCount;
            scatter += (distance - before) * (distance - mean);
            if (Count <= minInstances) return false;
            var level = mean + (2 * Math.Sqrt(errorCount > 1 ? scatter / (errorCount - 1) : 0));
            if (level > most)
            {
                most = level;
                return false;
            }

            return errorCount > minInstances && level / most < beta;
        }
    }
}
