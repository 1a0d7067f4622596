using System.Text;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Running;

/// <summary>The command that goes on with a run, as it is typed.</summary>
internal static class GoOn
{
    public static string CommandOf(RunRequest request)
    {
        var command = new StringBuilder("mlops run ").Append(Quoted(request.Pipeline));
        foreach (var stage in request.Stages) command.Append(" --stage ").Append(Quoted(stage));
        if (request.IsOnly) command.Append(" --only");
        foreach (var set in request.Sets) command.Append(" --set ").Append(Quoted(set));
        if (request.IsSample) command.Append(" --sample");
        if (request.IsLocked) command.Append(" --locked");
        return command.ToString();
    }

    private static string Quoted(string word)
    {
        foreach (var character in word)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.' or '/' or '@' or '=' or ':' or ','))
                return $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        }

        return word;
    }
}
