namespace Mlops.GitOps.Core.Expressions;

public enum TypeKind
{
    /// <summary>The stand-in for what was already reported; fits everywhere, so that nothing is reported twice.</summary>
    Any,
    Bool,
    String,
    Number,
    Duration,
    Bytes,
    Timestamp,
    List,

    /// <summary>There or not, and nothing more: <c>has(champion)</c>.</summary>
    Presence,
}
