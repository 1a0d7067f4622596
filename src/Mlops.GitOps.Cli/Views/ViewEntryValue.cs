using System.Collections.Immutable;

namespace Mlops.GitOps.Cli.Views;

/// <summary>A value of a view as it is shown.</summary>
/// <param name="Definition">What it is computed as, on one line.</param>
/// <param name="Columns">The columns of the dataset that decide what it is.</param>
/// <param name="ProtectedBecauseOf">The protected column that it is computed from.</param>
internal sealed record ViewEntryValue(string Name, string Type, string Definition, ImmutableArray<string> Columns, string? ProtectedBecauseOf, string? Description);
