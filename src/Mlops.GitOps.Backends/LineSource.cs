using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends;

/// <summary>A line of an emitted file, from 1, and the place of the specs that it was made from.</summary>
public readonly record struct LineSource(int Line, Location From);
