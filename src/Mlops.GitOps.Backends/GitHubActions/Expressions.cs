using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.GitHubActions;

/// <summary>What GitHub evaluates, and what it must not.</summary>
internal static class Expressions
{
    private const string Opening = "${{";

    public static YamlScalar Value(string expression) => YamlTree.Text(Written(expression));

    public static string Written(string expression) => $"{Opening} {expression} }}}}";

    public static YamlScalar Secret(string name) => Value($"secrets.{name}");

    /// <summary>Returns text of the specs as GitHub will see it once it has looked for expressions in it.</summary>
    public static string Escaped(string text) => text.Replace(Opening, Written($"'{Opening}'"), StringComparison.Ordinal);

    public static YamlScalar Literal(Spanned<string> text) => YamlTree.Text(Escaped(text.Value)) with { Span = text.Span };

    public static YamlScalar Literal(string text) => YamlTree.Text(Escaped(text));

    public static bool HasAny(string text) => text.Contains(Opening, StringComparison.Ordinal);
}
