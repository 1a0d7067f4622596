using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Types;

/// <summary>A column of a table, wherever the table came from.</summary>
public sealed record ColumnSymbol(string Name, ColumnType Type, SourceSpan DeclaredAt)
{
    public bool IsKey { get; init; }

    public bool IsLabel { get; init; }

    public bool IsProtected { get; init; }

    /// <summary>The protected column this one was computed from, if it is protected only because of that.</summary>
    public string? ProtectedBecauseOf { get; init; }

    public string? Unit { get; init; }
}
