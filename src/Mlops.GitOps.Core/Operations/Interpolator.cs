using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>Fills parameters and the values of the matrix in, and remembers which parameters were named.</summary>
internal sealed class Interpolator(IReadOnlyDictionary<string, ParameterText> parameters, ImmutableArray<MatrixValue> axes)
{
    private readonly SortedSet<string> named = new(StringComparer.Ordinal);

    public EquatableArray<ParameterValue> Named => new([.. named.Select(name => new ParameterValue(name, parameters[name].Json))]);

    /// <summary>Returns one for another stage of the pipeline.</summary>
    public Interpolator For(ImmutableArray<MatrixValue> others) => new(parameters, others);

    /// <summary>Writes the values of all parameters, named or not.</summary>
    public YamlMap AllParameters() => YamlTree.Map(parameters.OrderBy(static parameter => parameter.Key, StringComparer.Ordinal)
        .Select(static parameter => (parameter.Key, (YamlNode?)parameter.Value.Written)));

    /// <summary>Returns a text in which no paths stand.</summary>
    public string Resolve(string text) => string.Concat(Split(text).Parts.Items.Select(static part => part.Text));

    /// <summary>Returns an argument: texts, and names of inputs and outputs whose paths are not known yet.</summary>
    public CommandArgument Split(string text)
    {
        // What can't be read was reported; the text itself stands in for it.
        if (Interpolation.Parse(text, out _) is not { } interpolation) return new CommandArgument([new ArgumentPart(ArgumentPartKind.Text, text)]);
        var parts = ImmutableArray.CreateBuilder<ArgumentPart>();
        var literal = new StringBuilder();
        foreach (var part in interpolation.Parts.Items)
        {
            if (part is InterpolationReference { Root: "in" or "out" } path)
            {
                Flush(literal, parts);
                parts.Add(new ArgumentPart(path.Root == "in" ? ArgumentPartKind.Input : ArgumentPartKind.Output, path.Name));
            }
            else
            {
                literal.Append(part is InterpolationReference reference ? ValueOf(reference) : ((InterpolationText)part).Text);
            }
        }

        Flush(literal, parts);
        return new CommandArgument(parts.ToImmutable());
    }

    private string ValueOf(InterpolationReference reference)
    {
        if (reference.Root == "matrix") return axes.FirstOrDefault(axis => axis.Axis == reference.Name)?.Value ?? "";
        if (!parameters.TryGetValue(reference.Name, out var parameter)) return "";
        named.Add(reference.Name);
        return parameter.Text;
    }

    private static void Flush(StringBuilder literal, ImmutableArray<ArgumentPart>.Builder parts)
    {
        if (literal.Length == 0) return;
        parts.Add(new ArgumentPart(ArgumentPartKind.Text, literal.ToString()));
        literal.Clear();
    }
}
