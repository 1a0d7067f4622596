using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Linear;

/// <summary>What an input adds to the scores.</summary>
/// <param name="Input">The place of the input.</param>
public abstract record LinearTerm(int Input);

/// <summary>A number adds its distance from a centre, weighed; where there is none, something of its own.</summary>
/// <param name="Weights">A weight for each score, in the unit of the input.</param>
/// <param name="Missing">What a missing number adds to each score.</param>
public sealed record NumberTerm(int Input, double Centre, ImmutableArray<double> Weights, ImmutableArray<double> Missing) : LinearTerm(Input);

/// <summary>A text adds what stands at its code.</summary>
/// <param name="Weights">For each code, 0 first, what is added to each score.</param>
public sealed record TextTerm(int Input, ImmutableArray<ImmutableArray<double>> Weights) : LinearTerm(Input);
