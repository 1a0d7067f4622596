namespace Mlops.GitOps.Data.Statistics;

/// <summary>A statistic has no value for what it was given, in a sentence that says why.</summary>
public sealed class StatisticFailure(string message) : Exception(message);
