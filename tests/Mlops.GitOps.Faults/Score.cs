using System.Collections.Concurrent;
using System.Globalization;

namespace Mlops.GitOps.Faults;

/// <summary>Counts the cases of one kind of fault, and what went wrong in them.</summary>
internal sealed class Score(string fault)
{
    private const int Shown = 12;

    private static readonly Lock Writing = new();

    private readonly ConcurrentBag<string> wrong = [];
    private readonly ConcurrentDictionary<string, int> seen = new(StringComparer.Ordinal);
    private int cases;

    /// <summary>Runs cases beside one another, as many as there are processors.</summary>
    public void Run(int count, Action<int, Case> one, int beside = 0)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = beside > 0 ? beside : Environment.ProcessorCount };
        Parallel.For(0, count, options, number =>
        {
            var chance = new Random(HashCode.Of(Faults.Seed, fault, number));
            var here = new Case(number, chance, this);
            Interlocked.Increment(ref cases);
            try
            {
                one(number, here);
            }
            catch (Exception exception)
            {
                here.Wrong($"the case itself failed: {exception}");
            }
        });
    }

    public void Saw(string what) => seen.AddOrUpdate(what, 1, static (_, count) => count + 1);

    /// <summary>Tells what was counted, and fails where anything was wrong.</summary>
    public void End()
    {
        var also = string.Join(", ", seen.OrderBy(static item => item.Key, StringComparer.Ordinal).Select(static item => string.Create(CultureInfo.InvariantCulture, $"{item.Value} {item.Key}")));
        if (Environment.GetEnvironmentVariable("MLOPS_FAULTS_REPORT") is { Length: > 0 } report)
        {
            lock (Writing) File.AppendAllText(report, string.Create(CultureInfo.InvariantCulture, $"| {fault} | {cases} | {wrong.Count} | {also} |\n"));
        }

        Assert.True(wrong.IsEmpty, string.Create(CultureInfo.InvariantCulture, $"{fault}: {wrong.Count} wrong in {cases} cases ({also})\n") + string.Join('\n', wrong.Take(Shown)));
    }

    private void Add(string what) => wrong.Add(what);

    /// <summary>One case: its number, its chance, and where it says what is wrong.</summary>
    internal sealed class Case(int number, Random chance, Score score)
    {
        /// <summary>What is done in it, for messages.</summary>
        public string Name { get; set; } = "";

        public Random Chance => chance;

        public void Wrong(string what) => score.Add(string.Create(CultureInfo.InvariantCulture, $"case {number} ({Name}): {what}"));

        public void Saw(string what) => score.Saw(what);
    }

    private static class HashCode
    {
        // The one of .NET differs from process to process.
        public static int Of(int seed, string text, int number)
        {
            var hash = (uint)seed;
            foreach (var each in text) hash = (hash * 31) + each;
            return (int)((hash * 2654435761) ^ (uint)(number * 40503));
        }
    }
}
