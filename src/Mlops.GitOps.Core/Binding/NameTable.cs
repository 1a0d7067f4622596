using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>The names of a section. A name that is not there is reported with the nearest one that is.</summary>
/// <param name="isOpen">Whether there may be names that could not be read; then nothing is reported.</param>
internal sealed class NameTable<T>(string noun, string whence = "no spec declares", bool isOpen = false)
{
    private readonly Dictionary<string, T> byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> unusable = new(StringComparer.Ordinal);

    public IEnumerable<T> Values => byName.Values;

    public IEnumerable<string> Names => byName.Keys;

    public void Add(string name, T value) => byName.TryAdd(name, value);

    /// <summary>Takes note of a name that is declared, and whose declaration was reported as one that says nothing.</summary>
    public void AddUnusable(string name) => unusable.Add(name);

    /// <summary>Whether a name that is not there may have been declared where nothing could be read.</summary>
    public bool IsInGap(string name) => isOpen || unusable.Contains(name);

    public T? Find(string name) => byName.TryGetValue(name, out var value) ? value : default;

    public bool Contains(string name) => byName.ContainsKey(name);

    /// <param name="referrer">Who refers to it, at the beginning of a sentence: "Stage 'train'".</param>
    public T? Resolve(Spanned<string>? name, string referrer, DiagnosticBag diagnostics)
    {
        if (name is null) return default;
        var seen = MisleadingText.Strip(name.Value);
        if (byName.TryGetValue(seen, out var value)) return value;
        if (IsInGap(seen)) return default;
        diagnostics.Report(Catalog.UndefinedName, name.Span, [referrer, noun, name.Value, whence], Spelling.Nearest(name.Value, byName.Keys));
        return default;
    }
}
