namespace Mlops.GitOps.Data.Learning;

/// <summary>The output of a model.</summary>
/// <param name="Min">What a number is raised to where it would be less.</param>
/// <param name="Max">What a number is cut to where it would be more.</param>
public sealed record LearnedOutput(string Name, OutputForm Form, double? Min = null, double? Max = null)
{
    /// <summary>The name of the output with the probabilities of all classes.</summary>
    public string Probabilities => ProbabilitiesOf(Name);

    public static string ProbabilitiesOf(string output) => $"{output}_probabilities";
}
