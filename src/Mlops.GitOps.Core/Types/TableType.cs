using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Types;

/// <summary>The columns of a table and which of them say when things happened and were known.</summary>
/// <param name="IsOpen">Whether there may be columns that no one declared; of those nothing is reported.</param>
/// <param name="DeclaredAt">Where the table's columns are declared.</param>
public sealed record TableType(ImmutableArray<ColumnSymbol> Columns, bool IsOpen, SourceSpan DeclaredAt) : ArtifactType
{
    public string? EventColumn { get; init; }

    public string? KnownColumn { get; init; }

    /// <summary>Whether what the table says of its times could not be read, so that nothing is missed in it.</summary>
    public bool HasUnreadableTimes { get; init; }

    public override string Described => "a Table";

    public static TableType Open { get; } = new([], IsOpen: true, default);

    public ColumnSymbol? Find(string name)
    {
        foreach (var column in Columns)
        {
            if (column.Name == name) return column;
        }

        return null;
    }
}
