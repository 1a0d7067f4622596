using System.Text;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Inference;

/// <summary>Reads the rows of CSV, the first line among them; the delimiter is the one that it has most of.</summary>
internal sealed class CsvRows
{
    private readonly TextReader rest;

    private string? waiting;

    private CsvRows(string first, TextReader rest)
    {
        (waiting, this.rest) = (first, rest);
        Delimiter = DelimiterOf(first);
    }

    public char Delimiter { get; }

    public static CsvRows Open(TextReader reader) => new(reader.ReadLine() ?? throw new UserMistake("the file is empty"), reader);

    private static char DelimiterOf(string line)
    {
        var (best, most) = (',', 0);
        foreach (var candidate in ",;\t|")
        {
            var count = line.Count(letter => letter == candidate);
            if (count > most) (best, most) = (candidate, count);
        }

        return best;
    }

    /// <summary>Reads a row; a quoted value may go over several lines.</summary>
    public List<string>? Next()
    {
        if (NextLine() is not { } line) return null;
        var row = new List<string>();
        var value = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; ; at++)
        {
            if (at == line.Length)
            {
                if (!isQuoted) break;
                line = NextLine() ?? throw new UserMistake("a quoted value does not end");
                value.Append('\n');
                at = -1;
            }
            else if (isQuoted && line[at] == '"' && at + 1 < line.Length && line[at + 1] == '"') value.Append(line[++at]);
            else if (line[at] == '"' && (isQuoted || value.Length == 0)) isQuoted = !isQuoted;
            else if (line[at] == Delimiter && !isQuoted)
            {
                row.Add(value.ToString());
                value.Clear();
            }
            else value.Append(line[at]);
        }

        row.Add(value.ToString());
        return row;
    }

    private string? NextLine()
    {
        var line = waiting ?? rest.ReadLine();
        waiting = null;
        return line;
    }
}
