using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends;

/// <summary>Asks the back-ends that the stack selects for their files.</summary>
public static class Emitter
{
    // What these mean, the tool does itself.
    private static readonly string[] OwnValues = ["none", "local", "git"];

    // Which cloud it is, is a detail of what others write.
    private const string Cloud = "cloud";

    /// <summary>Returns the back-ends that a workspace selects, in the order of the list.</summary>
    public static ImmutableArray<IBackend> ChosenBy(Compilation compilation, ImmutableArray<IBackend> backends)
    {
        var header = compilation.Syntax.Header;
        return [.. backends.Where(backend => backend.Choices.Any(choice => header.StackChoice(choice.Part) == choice.Value))];
    }

    /// <summary>Reports choices that no back-end knows yet, and what the chosen ones can't express.</summary>
    /// <param name="isAll">Whether these are all back-ends there are; of a few that were asked for, nobody can say what is missing.</param>
    public static void Check(Compilation compilation, ImmutableArray<IBackend> backends, DiagnosticBag diagnostics, bool isAll = true)
    {
        if (isAll) CheckChoices(compilation, backends, diagnostics);
        foreach (var backend in ChosenBy(compilation, backends)) backend.Check(compilation, diagnostics);
    }

    private static void CheckChoices(Compilation compilation, ImmutableArray<IBackend> backends, DiagnosticBag diagnostics)
    {
        var known = backends.SelectMany(static backend => backend.Choices).ToHashSet();
        foreach (var part in (compilation.Syntax.Header.Body.Find("stack")?.Value as YamlMap)?.Entries ?? [])
        {
            var chosen = part.Value is YamlMap { Entries: [var only] } ? only.Key : part.Value as YamlScalar;
            if (chosen is null || part.Name == Cloud || OwnValues.Contains(chosen.Value, StringComparer.Ordinal) || !StackParts.Has(part.Name, chosen.Value) || known.Contains(new StackValue(part.Name, chosen.Value))) continue;
            diagnostics.Report(Catalog.UnsupportedByTarget, chosen.Span, "The compiler", $"'{part.Name}: {chosen.Value}'", "it is not implemented yet");
        }
    }

    /// <summary>Returns the files of each chosen back-end, in ordinal order of their paths.</summary>
    public static ImmutableArray<Emission> Emit(Compilation compilation, ImmutableArray<IBackend> backends)
    {
        ImmutableArray<Emission> emissions = [.. ChosenBy(compilation, backends).Select(backend => new Emission(backend.Name, [.. backend.Emit(compilation).OrderBy(static file => file.Path, StringComparer.Ordinal)]))];
        var twice = emissions.SelectMany(static emission => emission.Files).GroupBy(static file => (file.Place, file.Path)).FirstOrDefault(static same => same.Count() > 1);
        return twice is null ? emissions : throw new InvalidOperationException($"Two back-ends write '{twice.Key.Path}'.");
    }
}
