namespace Mlops.GitOps.Execution.Experiments.Searching;

internal enum FilterTokenKind
{
    Word,
    Quoted,
    Number,
    Comparator,
    Dot,
    Comma,
    Open,
    Close,
    Unreadable,
    End,
}
