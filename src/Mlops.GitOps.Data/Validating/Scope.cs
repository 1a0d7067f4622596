using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>The rows that an expectation is about: all, or those where a condition is true.</summary>
internal sealed record Scope(Subject Subject, string? Condition)
{
    public string Rows => Condition is null ? Subject.Rows : $"(SELECT * FROM {Subject.Rows} WHERE {Condition})";

    public string CountAll => Condition is null ? "count(*)" : $"count(*) FILTER (WHERE {Condition})";

    /// <summary>Returns a column whose values outside the scope are missing.</summary>
    public string Value(DuckColumn column) => Condition is null ? Sql.Name(column.Name) : $"CASE WHEN {Condition} THEN {Sql.Name(column.Name)} END";

    public string CountWhere(string predicate) => $"count(*) FILTER (WHERE {Within(predicate)})";

    public string Within(string predicate) => Condition is null ? $"({predicate})" : $"({Condition}) AND ({predicate})";
}
