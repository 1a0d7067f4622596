using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Binding;

/// <summary>The names of a section. A name that is not there is reported with the nearest one that is.</summary>
internal sealed class NameTable<T>(string noun, string whence = "no spec declares")
{
    private readonly Dictionary<string, T> byName = new(StringComparer.Ordinal);

    public IEnumerable<T> Values => byName.Values;

    public IEnumerable<string> Names => byName.Keys;

    public void Add(string name, T value) => byName.TryAdd(name, value);

    public T? Find(string name) => byName.TryGetValue(name, out var value) ? value : default;

    public bool Contains(string name) => byName.ContainsKey(name);

    /// <param name="referrer">Who refers to it, at the beginning of a sentence: "Stage 'train'".</param>
    public T? Resolve(Spanned<string>? name, string referrer, DiagnosticBag diagnostics)
    {
        if (name is null) return default;
        if (byName.TryGetValue(name.Value, out var value)) return value;
        diagnostics.Report(Catalog.UndefinedName, name.Span, [referrer, noun, name.Value, whence], Spelling.Nearest(name.Value, byName.Keys));
        return default;
    }
}
