using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Looks at what stands between scalars: comments, and tabs and directives that the parser lets pass.</summary>
internal sealed class YamlGaps(SourceFile file, YamlTraits traits, DiagnosticBag diagnostics)
{
    private readonly string text = file.Text;
    private readonly ImmutableArray<YamlComment>.Builder comments = ImmutableArray.CreateBuilder<YamlComment>();
    private int scanned;

    /// <summary>Whether something was found that makes the file unreadable.</summary>
    public bool IsBroken { get; private set; }

    public ImmutableArray<YamlComment> Comments => comments.ToImmutable();

    /// <summary>Looks at the gap before a scalar, and steps over the scalar.</summary>
    public void Pass(int scalarStart, int scalarEnd)
    {
        if (traits == YamlTraits.None) return;
        ScanTo(scalarStart);
        scanned = Math.Max(scanned, scalarEnd);
    }

    /// <summary>Looks at the comment that may stand behind the <c>|</c> or <c>&gt;</c> of a block scalar.</summary>
    public void PassHeader(int start, int end)
    {
        if ((traits & YamlTraits.Hash) == 0) return;
        var endOfLine = text.IndexOf('\n', start);
        ScanTo(start);
        ScanTo(endOfLine < 0 || endOfLine > end ? end : endOfLine);
    }

    /// <summary>Refuses a block collection that is pushed in by a tab, as in <c>-⇥- item</c>.</summary>
    public void CheckIndentation(int start)
    {
        if ((traits & YamlTraits.Tab) == 0) return;
        for (var at = start - 1; at >= 0 && text[at] != '\n'; at--)
        {
            if (text[at] == '\t') RefuseTab(at);
        }
    }

    /// <summary>Refuses quoted or plain text that goes on behind a tab where its indentation belongs.</summary>
    public void CheckContinuation(int start, int end)
    {
        if ((traits & YamlTraits.Tab) == 0) return;
        for (var at = text.IndexOf("\n\t", start, end - start, StringComparison.Ordinal); at >= 0;)
        {
            if (!IsBlankOrComment(at + 1)) RefuseTab(at + 1);
            at = text.IndexOf("\n\t", at + 1, end - at - 1, StringComparison.Ordinal);
        }
    }

    public void ScanTo(int end)
    {
        if (traits == YamlTraits.None) return;
        var isLineStart = scanned == 0 || (scanned <= text.Length && text[scanned - 1] == '\n');
        for (; scanned < end; scanned++)
        {
            switch (text[scanned])
            {
                case '\n':
                    isLineStart = true;
                    continue;
                case ' ' or '\r':
                    continue;
                case '\t':
                    if (isLineStart && !IsBlankOrComment(scanned)) RefuseTab(scanned);
                    break;
                case '%' when scanned == 0 || text[scanned - 1] == '\n':
                    Refuse(scanned, "directives (lines that start with '%') are not read; remove this line");
                    break;
                case '#' when isLineStart || text[scanned - 1] is ' ' or '\t':
                    AddComment(isLineStart);
                    continue;
            }

            isLineStart = false;
        }
    }

    private void AddComment(bool isOnItsOwnLine)
    {
        var end = text.IndexOf('\n', scanned);
        if (end < 0) end = text.Length;
        var trimmed = end;
        while (char.IsWhiteSpace(text[trimmed - 1])) trimmed--;
        comments.Add(new YamlComment(new SourceSpan(file, scanned, trimmed), text.Substring(scanned, trimmed - scanned), isOnItsOwnLine));
        scanned = end - 1;
    }

    private bool IsBlankOrComment(int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r') at++;
        return at == text.Length || text[at] is '\n' or '#';
    }

    private void RefuseTab(int at) => Refuse(at, "a tab stands where spaces belong; YAML is indented by spaces only");

    private void Refuse(int at, string why)
    {
        if (!IsBroken) diagnostics.Report(Catalog.InvalidYaml, new SourceSpan(file, at, at + 1), why);
        IsBroken = true;
    }
}
