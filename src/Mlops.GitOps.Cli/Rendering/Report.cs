using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Rendering;

/// <summary>What there is to show of a validation.</summary>
/// <param name="PathPrefix">What stands before a path to make it one of the repository: empty, or ends with <c>/</c>.</param>
internal sealed record Report(
    string Project, int FileCount, ImmutableArray<Diagnostic> Diagnostics, Func<string, SourceFile?> SourceOf, string PathPrefix = "")
{
    public int Count(Severity severity)
    {
        var count = 0;
        foreach (var diagnostic in Diagnostics)
        {
            if (diagnostic.Severity == severity) count++;
        }

        return count;
    }
}
