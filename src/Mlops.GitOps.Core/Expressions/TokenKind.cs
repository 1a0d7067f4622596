namespace Mlops.GitOps.Core.Expressions;

/// <summary>Words are one kind: <c>and</c> is an operator between values and a plain name after a dot.</summary>
internal enum TokenKind
{
    End,
    Error,
    Word,
    String,
    Quantity,
    Dot,
    Comma,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    Plus,
    Minus,
    Star,
    Slash,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
