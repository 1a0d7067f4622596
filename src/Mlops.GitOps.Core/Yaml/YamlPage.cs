using System.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>The page that a document is laid out on: lines as they grow, and the comments that still wait for their place.</summary>
internal sealed class YamlPage(YamlDocument document)
{
    private readonly StringBuilder output = new();
    private int next;

    public string Source { get; } = document.File.Text;

    /// <summary>Whether the last line is a blank that belongs to a block of text, so that another would change the text.</summary>
    public bool EndsInText { get; set; }

    public int Column => output.Length - LineStart;

    private int LineStart
    {
        get
        {
            var at = output.Length;
            while (at > 0 && output[at - 1] != '\n') at--;
            return at;
        }
    }

    public override string ToString() => output.ToString();

    public YamlPage Add(string text)
    {
        output.Append(text);
        return this;
    }

    public YamlPage Add(char character, int count = 1)
    {
        output.Append(character, count);
        return this;
    }

    public void EndLine() => output.Append('\n');

    /// <summary>Begins a line for what stands at an offset of the source, behind the comments that stand before it.</summary>
    public void BeginLine(int offset, int indent, int commentsBefore)
    {
        while (next < document.Comments.Length && document.Comments[next].Span.Start < commentsBefore) AddOwnLine(indent);
        KeepBlankLine(offset);
        output.Append(' ', indent);
        EndsInText = false;
    }

    /// <summary>Writes the comments that end a collection: those before an offset that stand no further out than its entries.</summary>
    public void AddCommentsOfEnd(int before, int sourceColumn, int indent)
    {
        while (next < document.Comments.Length && document.Comments[next] is { IsOnItsOwnLine: true } comment
            && comment.Span.Start < before && ColumnOf(comment.Span.Start) >= sourceColumn)
        {
            AddOwnLine(indent);
        }
    }

    /// <summary>Writes every comment before an offset on lines of their own.</summary>
    public void AddComments(int before, int indent)
    {
        while (next < document.Comments.Length && document.Comments[next].Span.Start < before) AddOwnLine(indent);
    }

    /// <summary>Writes the comment that shares its line with the content that ends at an offset, and returns whether there is one.</summary>
    public void AddTrailing(int contentEnd, int before = int.MaxValue)
    {
        if (next == document.Comments.Length) return;
        var comment = document.Comments[next];
        if (comment.IsOnItsOwnLine || comment.Span.Start < contentEnd || comment.Span.Start >= before) return;
        if (Source.IndexOf('\n', contentEnd, comment.Span.Start - contentEnd) >= 0) return;
        output.Append("  ").Append(comment.Text);
        next++;
    }

    public bool HasCommentBefore(int offset) => next < document.Comments.Length && document.Comments[next].Span.Start < offset;

    public int ColumnOf(int offset) => offset - StartOfLine(offset);

    private void AddOwnLine(int indent)
    {
        var comment = document.Comments[next++];
        KeepBlankLine(comment.Span.Start);
        output.Append(' ', indent).Append(comment.Text).Append('\n');
        EndsInText = false;
    }

    private void KeepBlankLine(int offset)
    {
        var start = StartOfLine(offset);
        if (output.Length == 0 || EndsInText || start == 0) return;
        for (var at = start - 2; at >= 0; at--)
        {
            if (Source[at] == '\n') break;
            if (!char.IsWhiteSpace(Source[at])) return;
        }

        output.Append('\n');
    }

    private int StartOfLine(int offset) => offset == 0 ? 0 : Source.LastIndexOf('\n', offset - 1) + 1;
}
