namespace Mlops.GitOps.Core.Expressions;

/// <summary>A node of an expression that could be read. Ranges are offsets into the expression's text.</summary>
public abstract record Expression(TextRange Range)
{
    /// <summary>Returns every name in the order it is written.</summary>
    public IEnumerable<Name> Names() => ExpressionWalk.All(this).OfType<Name>();

    /// <summary>Whether both say the same, wherever and however each was written.</summary>
    public bool SemanticEquals(Expression other) => ExpressionComparison.AreSame(this, other);

    public sealed override string ToString() => ExpressionPrinter.Print(this);
}
