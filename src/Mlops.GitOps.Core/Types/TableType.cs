using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Types;

/// <summary>The columns of a table and which of them say when things happened and were known.</summary>
/// <param name="IsOpen">Whether there may be columns that no one declared; of those nothing is reported.</param>
/// <param name="DeclaredAt">Where the table's columns are declared.</param>
public sealed record TableType(ImmutableArray<ColumnSymbol> Columns, bool IsOpen, SourceSpan DeclaredAt) : ArtifactType
{
    // Up to here looking at each is as quick as an index, and most tables are no wider.
    private const int FewColumns = 32;
    private readonly Dictionary<string, ColumnSymbol>? byName = IndexOf(Columns);

    public ImmutableArray<ColumnSymbol> Columns
    {
        get;
        init
        {
            field = value;
            byName = IndexOf(value);
        }
    }
    = Columns;

    public string? EventColumn { get; init; }

    public string? KnownColumn { get; init; }

    /// <summary>Whether what the table says of its times could not be read, so that nothing is missed in it.</summary>
    public bool HasUnreadableTimes { get; init; }

    public override string Described => "a Table";

    public static TableType Open { get; } = new([], IsOpen: true, default);

    public ColumnSymbol? Find(string name)
    {
        if (byName is not null) return byName.TryGetValue(name, out var indexed) ? indexed : null;
        foreach (var column in Columns)
        {
            if (column.Name == name) return column;
        }

        return null;
    }

    private static Dictionary<string, ColumnSymbol>? IndexOf(ImmutableArray<ColumnSymbol> columns)
    {
        if (columns.Length <= FewColumns) return null;
        var index = new Dictionary<string, ColumnSymbol>(columns.Length, StringComparer.Ordinal);
        foreach (var column in columns)
        {
            // Of two with one name the first counts; the second was reported.
            index.TryAdd(column.Name, column);
        }

        return index;
    }
}
