using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Operations;

/// <summary>Where an input of a stage comes from.</summary>
public abstract record InputSource;

/// <summary>A file or a folder of the workspace.</summary>
public sealed record WorkspaceSource(string Path) : InputSource;

/// <summary>The files of a dataset.</summary>
public sealed record DatasetSource(string Dataset) : InputSource;

/// <summary>An output of another stage.</summary>
public sealed record OutputSource(string Stage, string Output) : InputSource;

/// <summary>An output of every stage that a matrix makes, by the values of its axes.</summary>
public sealed record MatrixSource(EquatableArray<MatrixItem> Items) : InputSource;

/// <summary>The model that an environment runs.</summary>
/// <param name="Pinned">What that is; null where nothing is pinned there.</param>
public sealed record PinnedSource(string Model, string Environment, PinnedModel? Pinned) : InputSource;
