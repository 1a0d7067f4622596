using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>A value of a view: an aggregate over rows in a window, or an expression over columns and other values.</summary>
public sealed record ViewValueSyntax(Spanned<string> Name, YamlMap Body)
{
    public Spanned<ColumnType>? Type => Body.Type("type");

    /// <summary>Returns the aggregate and the column it is over.</summary>
    public (string Function, Spanned<string> Column)? Aggregate
    {
        get
        {
            foreach (var entry in Body.Entries)
            {
                if (Vocabulary.Aggregates.Contains(entry.Name) && entry.Value.AsText() is { } column) return (entry.Name, column);
            }

            return null;
        }
    }

    public YamlNode? Expression => Body.Find("expr")?.Written;

    public YamlNode? Where => Body.Find("where")?.Written;

    public Spanned<Quantity>? Window => Body.Quantity("window");
}
