using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Judging;

/// <summary>A metric that is known by its name.</summary>
/// <param name="Tasks">What kinds of answers it judges.</param>
/// <param name="Share">Successes and trials, where the interval is that of a share.</param>
internal sealed record BuiltInMetric(string Name, ImmutableArray<JudgedTask> Tasks, IntervalMethod Method, Func<Sample, double> ValueOf, Func<Sample, (double Successes, double Trials)>? Share = null);
