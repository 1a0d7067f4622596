namespace Mlops.GitOps.Faults;

/// <summary>How many cases there are: a sample in <c>dotnet test</c>, all with MLOPS_FAULTS=full, a part with MLOPS_FAULTS=0.1.</summary>
internal static class Faults
{
    public static bool AreAll => Environment.GetEnvironmentVariable("MLOPS_FAULTS") == "full";

    /// <summary>Chance that is the same every time, unless MLOPS_FAULTS_SEED says another.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("MLOPS_FAULTS_SEED"), out var seed) ? seed : 20261121;

    public static int Count(int sample, int full) =>
        AreAll ? full
        : double.TryParse(Environment.GetEnvironmentVariable("MLOPS_FAULTS"), System.Globalization.CultureInfo.InvariantCulture, out var part) ? (int)Math.Ceiling(part * full)
        : sample;
}
