using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning;

/// <summary>An input of a model: a number, or a text of which it knows some.</summary>
/// <param name="Categories">The texts it knows, in ordinal order; null for a number. The code of a text is its place from 1; 0 is any other.</param>
public sealed record LearnedInput(string Name, ImmutableArray<string>? Categories)
{
    public bool IsText => Categories is not null;

    /// <summary>How many codes there are, with the one of all texts that it doesn't know.</summary>
    public int Codes => (Categories?.Length ?? 0) + 1;
}
