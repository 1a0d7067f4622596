namespace Mlops.GitOps.Core.Operations;

/// <summary>An input of a stage by its name, and where it comes from.</summary>
/// <param name="Type">What it is: Table, Model, Metrics, Report, File or Folder.</param>
public sealed record InputBinding(string Name, InputSource Source, string Type, string? Format);
