namespace Mlops.GitOps.Cli.Experiments;

/// <summary>An experiment as it is listed.</summary>
/// <param name="Pipeline">Null where no spec declares the experiment.</param>
/// <param name="Done">How many of its trials are recorded as things are now.</param>
/// <param name="Recorded">How many runs are recorded, those of other combinations too.</param>
internal sealed record ListedExperiment(string Name, string? Id, string? Pipeline, int Combinations, int Trials, int Done, int Recorded);
