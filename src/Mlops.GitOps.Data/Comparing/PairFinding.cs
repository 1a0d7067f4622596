using Mlops.GitOps.Data.Statistics;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>What a test says of a configuration against the reference. Where a test has no value there is a note.</summary>
/// <param name="Difference">Of the configuration less the reference.</param>
internal sealed record PairFinding(int Count, double? Difference, double? Effect, Interval? Interval, TestResult? Result, string? Note = null);
