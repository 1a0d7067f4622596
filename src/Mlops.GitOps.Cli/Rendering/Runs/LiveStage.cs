namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>A stage that runs now.</summary>
/// <param name="Started">As the stop watch counts.</param>
internal sealed record LiveStage(string Name, string Reason, long Started);
