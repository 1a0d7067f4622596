using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Testing;

/// <summary>What came of one test.</summary>
/// <param name="Differences">What is not as it should be; none where all is.</param>
internal sealed record TestResult(string Name, ImmutableArray<string> Differences);
