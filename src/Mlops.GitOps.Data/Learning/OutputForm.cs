namespace Mlops.GitOps.Data.Learning;

/// <summary>What the output of a model is.</summary>
public enum OutputForm
{
    /// <summary>A float: the number itself, or the probability of the second class.</summary>
    Number,

    /// <summary>The nearest whole number.</summary>
    Whole,

    /// <summary>The likeliest class; beside it stands an output with the probabilities of all.</summary>
    Class,

    /// <summary>The same, where the class is a whole number and the output a float.</summary>
    ClassNumber,
}
