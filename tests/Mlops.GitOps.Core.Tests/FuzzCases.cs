using System.Globalization;

namespace Mlops.GitOps.Core.Tests;

/// <summary>How many cases a test makes up: a few that take seconds, or as many as MLOPS_FUZZ_CASES says.</summary>
public static class FuzzCases
{
    public static int Or(int few) =>
        int.TryParse(Environment.GetEnvironmentVariable("MLOPS_FUZZ_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : few;
}
