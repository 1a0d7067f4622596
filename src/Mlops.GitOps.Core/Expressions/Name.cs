using System.Text;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>A dotted name: <c>metrics.auc.lower</c>, <c>slices.sex["f"].auc</c>. The first segment is never an index.</summary>
public sealed record Name(TextRange Range, EquatableArray<NameSegment> Segments) : Expression(Range)
{
    public string Root => Segments[0].Text;

    /// <summary>Returns the name up to a segment, as it would be written.</summary>
    public string PathTo(int lastSegment)
    {
        if (lastSegment == 0) return Root;
        var path = new StringBuilder(Root);
        for (var i = 1; i <= lastSegment; i++)
        {
            if (Segments[i].IsIndex) path.Append('[').Append(StringLiterals.Quote(Segments[i].Text)).Append(']');
            else path.Append('.').Append(Segments[i].Text);
        }

        return path.ToString();
    }

    public string Path => PathTo(Segments.Count - 1);
}
