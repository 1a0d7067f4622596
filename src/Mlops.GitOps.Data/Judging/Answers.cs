namespace Mlops.GitOps.Data.Judging;

/// <summary>What somebody answered to the rows: the model, its champion, or the rule without ML.</summary>
/// <param name="From">What stands behind FROM to see these answers in the place of the model's.</param>
/// <param name="AreProbabilities">Whether more can be asked of them than their order.</param>
internal sealed record Answers(Sample Rows, string From, bool AreProbabilities = true);
