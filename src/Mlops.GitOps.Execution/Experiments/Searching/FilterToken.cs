namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>A word of a filter.</summary>
/// <param name="Text">What it says, without quotes.</param>
/// <param name="Quote">The sign it is quoted with; 0 where it is not.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, int Start, int End, char Quote = '\0')
{
    public bool IsWord(string word) => Kind == FilterTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}
