namespace Mlops.GitOps.Data.Validating;

/// <summary>An expectation in the engine's words.</summary>
internal abstract record Check;
