using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scanner = YamlDotNet.Core.Scanner;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>The parser's events. Its exceptions end here: each becomes a diagnostic and the end of the events.</summary>
internal sealed class YamlEvents(SourceFile file, DiagnosticBag diagnostics)
{
    // A block of text ends with a line break, also where the file ends without one.
    private readonly Scanner scanner = new(new StringReader(file.Text.EndsWith('\n') ? file.Text : file.Text + '\n'));
    private Parser? parser;

    public SourceFile File => file;

    public ParsingEvent? Current { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>Moves on, and returns whether there is another event.</summary>
    public bool MoveNext()
    {
        Current = null;
        if (HasFailed) return false;
        parser ??= new Parser(scanner);
        try
        {
            if (parser.MoveNext()) Current = parser.Current;
        }
        catch (YamlException exception)
        {
            // Some of its mistakes come without a place.
            var hasPlace = exception.End.Index > 0;
            Fail(
                exception.Message,
                OffsetOf(hasPlace ? exception.Start : scanner.CurrentPosition),
                OffsetOf(hasPlace ? exception.End : scanner.CurrentPosition));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            // Its own checks are not complete; text in brackets that is not far enough in ends up here.
            Fail(YamlErrors.WithoutMessage, OffsetOf(scanner.CurrentPosition), OffsetOf(scanner.CurrentPosition));
        }

        return Current is not null;
    }

    public int OffsetOf(in Mark mark) => (int)Math.Min(mark.Index, file.Text.Length);

    /// <summary>Ends the events: what follows can't be read or is too much.</summary>
    public void Stop()
    {
        Current = null;
        HasFailed = true;
    }

    private void Fail(string message, int start, int end)
    {
        var (span, why) = YamlErrors.Explain(file, message, start, end);
        diagnostics.Report(Catalog.InvalidYaml, span, why);
        Stop();
    }
}
