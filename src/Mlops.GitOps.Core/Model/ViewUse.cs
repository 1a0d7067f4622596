namespace Mlops.GitOps.Core.Model;

/// <summary>Something that depends on a view.</summary>
/// <param name="Kind">stage, model or service.</param>
/// <param name="Name">Its name; of a stage with its pipeline: <c>credit/features</c>.</param>
public sealed record ViewUse(string Kind, string Name);
