using System.Collections.Immutable;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Learning.Reading;

/// <summary>Gives texts their codes as they come, and in the end those of their ordinal order.</summary>
internal sealed class TextCodes(string column, int most, string hint)
{
    private readonly Dictionary<string, ushort> codes = new(StringComparer.Ordinal);

    /// <summary>Returns the code of a text; 0 for an empty one, which is none to a model.</summary>
    public ushort CodeOf(string text)
    {
        if (text.Length == 0) return 0;
        if (codes.TryGetValue(text, out var code)) return code;
        if (codes.Count == most) throw new StageFailure(FormattableString.Invariant($"Column '{column}' has more than {most} different texts."), hint);
        codes.Add(text, code = (ushort)(codes.Count + 1));
        return code;
    }

    /// <summary>Returns the texts in order, and puts the codes of rows in that order as well.</summary>
    public ImmutableArray<string> Order(ushort[] rows)
    {
        var texts = codes.Keys.Order(StringComparer.Ordinal).ToImmutableArray();
        var placeOf = new ushort[codes.Count + 1];
        for (var place = 0; place < texts.Length; place++) placeOf[codes[texts[place]]] = (ushort)(place + 1);
        for (var row = 0; row < rows.Length; row++) rows[row] = placeOf[rows[row]];
        return texts;
    }
}
