using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Operations;

/// <summary>Who does the work of a stage.</summary>
public abstract record StageBody;

/// <summary>The kind itself.</summary>
/// <param name="Settings">What the spec says of the stage besides its inputs, as JSON on one line.</param>
/// <param name="Tested">The stage whose command a test runs on rows of its own.</param>
public sealed record BuiltInBody(string Settings, StageWork? Tested = null) : StageBody;

/// <summary>A program, never through a shell.</summary>
public sealed record CommandBody(EquatableArray<CommandArgument> Arguments) : StageBody;

/// <summary>A C# project in the workspace.</summary>
public sealed record ProjectBody(string Path) : StageBody;
