namespace Mlops.GitOps.Data.Validating;

/// <summary>An expectation can't be asked of this table: its column is not there, or an argument is not of its column's type.</summary>
internal sealed class UnfitExpectation(string message) : Exception(message);
