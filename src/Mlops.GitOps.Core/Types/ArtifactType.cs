using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Types;

/// <summary>What passes along an edge of the graph.</summary>
public abstract record ArtifactType
{
    /// <summary>Names it as a message does: "a Table".</summary>
    public abstract string Described { get; }
}

/// <summary>The stand-in for what could not be resolved, which was reported where it stands.</summary>
public sealed record UnresolvedType : ArtifactType
{
    public override string Described => "unknown";
}

/// <summary>A model and the columns it reads; without columns, whatever its data has.</summary>
public sealed record ModelType(ImmutableArray<ColumnSymbol> Inputs, string? RegisteredAs, ColumnSymbol? Output) : ArtifactType
{
    public override string Described => "a Model";
}

public sealed record MetricsType(string? RegisteredAs) : ArtifactType
{
    public override string Described => "Metrics";
}

public sealed record ReportType : ArtifactType
{
    public override string Described => "a Report";
}

public sealed record FileType : ArtifactType
{
    public override string Described => "a File";
}

public sealed record FolderType : ArtifactType
{
    public override string Described => "a Folder";
}

/// <summary>What a stage with a matrix gives to a stage without it: one artifact for each value.</summary>
public sealed record MatrixType(ArtifactType Item) : ArtifactType
{
    public override string Described => $"a map of {Item.Described.Substring(Item.Described.LastIndexOf(' ') + 1)}s, one for each value of the matrix";
}
