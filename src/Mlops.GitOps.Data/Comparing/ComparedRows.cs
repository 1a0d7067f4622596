namespace Mlops.GitOps.Data.Comparing;

/// <summary>What a configuration answered to each row of a test, beside the truth.</summary>
/// <param name="Rows">Which rows these are: the digest of the table.</param>
/// <param name="IsRight">Whether the answer is right; null where answers are numbers, of which none is simply right.</param>
public sealed record ComparedRows(string Rows, double[] Truth, double[] Answers, bool[]? IsRight);
