using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core;

/// <summary>Values that a run sets by dotted path, such as <c>params.trees=300</c>: laid over a pipeline as <c>like</c> lays maps.</summary>
public sealed record Overlay(ImmutableArray<OverlayValue> Values)
{
    /// <summary>What the file is called in which a value that was set stands.</summary>
    public const string Path = "--set";

    /// <summary>The only pipeline that it is laid over; null for all of them.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Reads one <c>path=value</c>, or returns null where there is no path before the <c>=</c>.</summary>
    public static OverlayValue? TryRead(string text, Diagnostics.DiagnosticBag diagnostics)
    {
        var equals = text.IndexOf('=');
        if (equals <= 0) return null;
        var source = new SourceFile(Path, $"{text.Substring(0, equals)}: {text.Substring(equals + 1)}");
        return YamlReader.Read(source, diagnostics).Root is YamlMap { Entries: [var only] }
            ? new OverlayValue([.. only.Name.Split('.')], only.Key.Span, only.Value)
            : null;
    }
}
