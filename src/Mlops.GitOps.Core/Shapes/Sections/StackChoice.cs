using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>A part of the stack and the values it may have.</summary>
internal sealed record StackChoice(string Name, ImmutableArray<string> Values, string Doc);
