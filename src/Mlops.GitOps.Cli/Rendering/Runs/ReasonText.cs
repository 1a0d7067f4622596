using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Says why a stage runs: the first reason, and how many more there are.</summary>
internal static class ReasonText
{
    private const int MostCharacters = 100;

    public static string Of(ImmutableArray<Reason> because)
    {
        if (because.IsDefaultOrEmpty) return "";
        var more = because.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {because.Length - 1} more)");
        return Of(because[0]) + more;
    }

    public static string Of(Reason reason)
    {
        var text = Printable.Text(reason.ToString());
        return text.Length <= MostCharacters ? text : text[..(MostCharacters - 1)] + "…";
    }
}
