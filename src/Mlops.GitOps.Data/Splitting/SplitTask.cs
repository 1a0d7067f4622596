using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>A table, how it is to be split, and where it is noted to which side each row goes.</summary>
/// <param name="Scratch">A folder for what is larger than memory.</param>
internal sealed record SplitTask(Subject Subject, SplitSettings Settings, long Seed, string Scratch, RowSides Sides);
