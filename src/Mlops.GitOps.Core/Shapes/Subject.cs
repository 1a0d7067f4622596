using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>What a message is about and where its key stands: "Dataset 'applications'" at <c>applications</c>.
/// One is made for every value that is checked, so the words are put together only when there is something to say.</summary>
internal readonly record struct Subject
{
    private readonly string noun;
    private readonly bool isNamed;

    public Subject(string text, string key, SourceSpan span)
        : this(text, key, span, isNamed: false)
    {
    }

    private Subject(string noun, string key, SourceSpan span, bool isNamed)
    {
        this.noun = noun;
        this.isNamed = isNamed;
        Key = key;
        Span = span;
    }

    public string Key { get; }

    public SourceSpan Span { get; init; }

    public string Text => !isNamed ? noun : noun.Length == 0 ? $"'{Key}'" : $"{Nouns.Bare(noun)} '{Key}'";

    public string AtStart
    {
        get
        {
            var text = Text;
            return text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
        }
    }

    /// <summary>Makes the subject of what a name stands for; <paramref name="noun"/> says what kind of thing that is, if it has one.</summary>
    public static Subject Named(string noun, string name, SourceSpan span) => new(noun, name, span, isNamed: true);
}
