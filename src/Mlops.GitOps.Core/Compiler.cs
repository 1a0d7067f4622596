using System.Collections.Immutable;
using Mlops.GitOps.Core.Binding;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Graph;
using Mlops.GitOps.Core.Policies;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core;

/// <summary>From the files of a workspace to what they mean.</summary>
public static class Compiler
{
    /// <summary>Returns what a path of a workspace is, or null for a file that is none of ours.</summary>
    public static FileRole? RoleOf(string path)
    {
        if (path == "mlops.yaml") return FileRole.Header;
        if (path.EndsWith(".mlops.yaml", StringComparison.Ordinal)) return FileRole.Definitions;
        if (path.EndsWith(".policy-test.yaml", StringComparison.Ordinal)) return FileRole.PolicyTests;
        if (!path.EndsWith(".yaml", StringComparison.Ordinal)) return null;
        var parts = path.Split('/');
        return parts switch
        {
            ["environments", var file] when file.EndsWith(".pins.yaml", StringComparison.Ordinal) => FileRole.Pins,
            ["registry", _, "rejected.yaml"] => FileRole.Rejected,
            ["registry", _, _] => FileRole.Version,
            _ => null,
        };
    }

    /// <summary>Returns whether the files of a folder can mean something: what tools leave behind and hide does not.</summary>
    /// <param name="path">From the root of the workspace.</param>
    public static bool LooksInto(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);

        // Under `registry/` folders have the names of models, and a model may well be called `bin`.
        return !name.StartsWith('.') && (name is not ("node_modules" or "generated" or "bin" or "obj") || path.StartsWith("registry/", StringComparison.Ordinal));
    }

    /// <summary>Reads the bytes of a file and holds it against its shape. Bytes that are no text are reported.</summary>
    public static ParsedFile Parse(string path, byte[] bytes)
    {
        var diagnostics = new DiagnosticBag();
        return Utf8Source.Decode(path, bytes, diagnostics) is { } source
            ? Parse(source)
            : new ParsedFile(RoleOf(path) ?? FileRole.Definitions, new YamlDocument(new SourceFile(path, ""), null, []), diagnostics.ToSorted());
    }

    /// <summary>Reads a file and holds it against its shape, without looking at any other.</summary>
    public static ParsedFile Parse(SourceFile file)
    {
        var diagnostics = new DiagnosticBag();
        var role = RoleOf(file.Path) ?? FileRole.Definitions;
        var document = Read(file, diagnostics);
        if (document.Root is YamlScalar { IsNull: true } && diagnostics.HasErrors) return new ParsedFile(role, document, diagnostics.ToSorted());
        if (document.Root is { } root) CheckShape(root, role, file.Path, diagnostics);
        else if (role != FileRole.Definitions && !diagnostics.HasErrors) CheckShape(Empty(file), role, file.Path, diagnostics);
        var sorted = diagnostics.ToSorted();
        return new ParsedFile(role, WithMeantKeys(document, sorted), sorted);
    }

    /// <summary>Compiles all files of a workspace.</summary>
    /// <param name="overlay">Values that a run sets; null where it sets none.</param>
    public static Compilation Compile(ImmutableArray<ParsedFile> files, Overlay? overlay = null)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var file in files) diagnostics.AddRange(file.Diagnostics.Where(diagnostic => !IsOfAliasOfNothing(file, diagnostic)));
        AmbiguousPaths.Report(files, diagnostics);
        var syntax = WorkspaceReader.Read(files, overlay, diagnostics);
        var model = Binder.Bind(syntax, files, diagnostics);
        ReportTagsAndAliases(files, diagnostics);
        var graphs = model.Pipelines.Select(PipelineGraph.Of).ToImmutableArray();
        var context = new PolicyContext(model, files, diagnostics);
        foreach (var policy in PolicyTable.All) policy.Check(context);
        return new Compilation(model, graphs, Suppressions.Apply(files, diagnostics, syntax.Header));
    }

    private static YamlDocument Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var ofReader = new DiagnosticBag();
        var document = YamlReader.Read(file, ofReader);
        foreach (var diagnostic in ofReader.ToSorted()) AddToldInPlace(diagnostic, document, diagnostics);
        var isMisleading = diagnostics.ToSorted().Any(static diagnostic => diagnostic.Descriptor == Catalog.MisleadingCharacter);
        return isMisleading && document.Root is { } root ? document with { Root = KeyRenaming.Rename(root, static key => MisleadingText.Strip(key.Value)) } : document;
    }

    // Where YAML stops in an expression, the reader is told of the expression.
    private static void AddToldInPlace(Diagnostic diagnostic, YamlDocument document, DiagnosticBag diagnostics)
    {
        var isStop = document.Root is null && diagnostic.Descriptor == Catalog.InvalidYaml;
        if (isStop && UnreadableExpression.Find(document.File, document.File.OffsetOf(diagnostic.Location.Start)) is { } expression) TornExpression.ReportUnreadable(expression, diagnostics);
        else diagnostics.Add(diagnostic);
    }

    // A misspelt key was reported with what it was meant to be; what it was meant to say is then not missed.
    private static YamlDocument WithMeantKeys(YamlDocument document, ImmutableArray<Diagnostic> diagnostics)
    {
        var meant = new Dictionary<int, string>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Descriptor == Catalog.UnknownProperty && diagnostic.Suggestion is { } suggestion)
                meant[document.File.OffsetOf(diagnostic.Location.Start)] = suggestion;
        }

        return meant.Count == 0 || document.Root is not { } root
            ? document
            : document with { Root = KeyRenaming.Rename(root, key => meant.TryGetValue(key.Span.Start, out var name) ? name : key.Value) };
    }

    private static void CheckShape(YamlNode root, FileRole role, string path, DiagnosticBag diagnostics)
    {
        var shape = role switch
        {
            FileRole.Header => Grammar.Header,
            FileRole.Pins => Grammar.Pins,
            FileRole.Version => Grammar.Version,
            FileRole.Rejected => Grammar.Rejected,
            FileRole.PolicyTests => Grammar.PolicyTests,
            _ => Grammar.Definitions,
        };
        var start = root is YamlMap { Entries.Length: > 0 } map ? map.Entries[0].Key.Span : root.Span;
        ShapeChecker.Check(root, shape, new Subject($"'{path}'", path, start), diagnostics);
    }

    // An empty file of definitions says nothing wrong; an empty header lacks what a header must say.
    private static YamlMap Empty(SourceFile file) => YamlTree.Map() with { Span = new SourceSpan(file, 0, 0) };

    // What could be read on can only lack the anchor of an alias.
    private static bool IsOfAliasOfNothing(ParsedFile file, Diagnostic diagnostic) =>
        diagnostic.Descriptor == Catalog.InvalidYaml && file.Document is { Root: not null, File: { } source } && source.Text[source.OffsetOf(diagnostic.Location.Start)] == '*';

    // A tag is the `!`, and an alias the `*`, of an expression that lacks its quotes where the expression reader has said so.
    private static void ReportTagsAndAliases(ImmutableArray<ParsedFile> files, DiagnosticBag diagnostics)
    {
        var tagged = files.Where(static file => file.Document.File.Text.Contains('!')).ToList();
        var aliases = files.SelectMany(static file => file.Diagnostics.Where(diagnostic => IsOfAliasOfNothing(file, diagnostic))).ToList();
        if (tagged.Count + aliases.Count == 0) return;
        var torn = new HashSet<(string, LinePosition)>(diagnostics.ToSorted()
            .Where(static diagnostic => diagnostic.Descriptor == Catalog.ExpressionSyntax)
            .Select(static diagnostic => (diagnostic.Location.Path, diagnostic.Location.Start)));
        diagnostics.AddRange(aliases.Where(alias => !torn.Contains((alias.Location.Path, alias.Location.Start))));
        foreach (var file in tagged)
            YamlTags.Report(file.Document, node => torn.Contains((file.Path, file.Document.File.PositionOf(node.Span.Start))), diagnostics);
    }
}
