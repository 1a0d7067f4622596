using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Where the quick reader is, and whether it has met anything that it leaves to the parser.</summary>
internal sealed class QuickCursor(SourceFile file)
{
    private readonly ImmutableArray<YamlComment>.Builder comments = ImmutableArray.CreateBuilder<YamlComment>();
    private int lineStart;
    private int nodeCount;

    public string Text { get; } = file.Text;

    public int At { get; set; }

    /// <summary>Where the last content ended.</summary>
    public int ContentEnd { get; set; }

    public bool HasGivenUp { get; private set; }

    public bool IsAtEnd => At >= Text.Length;

    public int Column => At - lineStart;

    public ImmutableArray<YamlComment> Comments => comments.ToImmutable();

    public char Current => At < Text.Length ? Text[At] : '\n';

    public char Next => At + 1 < Text.Length ? Text[At + 1] : '\n';

    public bool IsBlankNext => Next is ' ' or '\n';

    /// <summary>Whether a list item begins here.</summary>
    public bool IsAtDash => Current == '-' && IsBlankNext;

    /// <summary>Whether no content is left on this line.</summary>
    public bool IsAtEndOfLine => Current == '\n' || (Current == '#' && At > 0 && Text[At - 1] is ' ' or '\n');

    public void GiveUp() => HasGivenUp = true;

    public SourceSpan SpanFrom(int start) => new(file, start, At);

    public SourceSpan Span(int start, int end) => new(file, start, end);

    public YamlScalar Scalar(int start, string value, ScalarStyle style)
    {
        Count();
        ContentEnd = At;
        return new YamlScalar(new SourceSpan(file, start, At), value, style);
    }

    public void Count()
    {
        if (++nodeCount > YamlBudget.Nodes) GiveUp();
    }

    public void SkipSpaces()
    {
        while (At < Text.Length && Text[At] == ' ') At++;
    }

    /// <summary>Goes to the next content, over line breaks and comments.</summary>
    public void SkipToContent()
    {
        while (At < Text.Length)
        {
            switch (Text[At])
            {
                case ' ':
                    At++;
                    continue;
                case '\n':
                    lineStart = ++At;
                    continue;
                case '#':
                    AddComment();
                    continue;
            }

            break;
        }

        if (Column == 0 && Current is '-' or '.' or '%' && IsMarker()) GiveUp();
    }

    public void GoToLine(int start)
    {
        At = start;
        lineStart = start;
    }

    private bool IsMarker() =>
        Current == '%' || string.CompareOrdinal(Text, At, "---", 0, 3) == 0 || string.CompareOrdinal(Text, At, "...", 0, 3) == 0;

    private void AddComment()
    {
        if (At > 0 && Text[At - 1] is not (' ' or '\n')) GiveUp();
        var isOnItsOwnLine = true;
        for (var before = lineStart; before < At; before++) isOnItsOwnLine &= Text[before] == ' ';
        var end = Text.IndexOf('\n', At);
        if (end < 0) end = Text.Length;
        var trimmed = end;
        while (char.IsWhiteSpace(Text[trimmed - 1])) trimmed--;
        comments.Add(new YamlComment(new SourceSpan(file, At, trimmed), Text.Substring(At, trimmed - At), isOnItsOwnLine));
        At = end;
    }
}
