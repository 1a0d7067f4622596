using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Tests.Variants;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Fuzz;

/// <summary>What holds of every workspace, however broken: the compiler answers, and always the same.</summary>
internal static class CompilerLaws
{
    private static readonly ConcurrentDictionary<(string Path, string Text), ParsedFile> Undamaged = new();

    private static readonly CultureInfo[] Cultures = [Turkish(), CultureInfo.InvariantCulture, Hostile()];

    // The small letter of `I` is no `i` there. A machine without cultures has no such user.
    private static CultureInfo Turkish() =>
        CultureInfo.GetCultures(CultureTypes.AllCultures).FirstOrDefault(static culture => culture.Name == "tr-TR") ?? Hostile();

    private static CultureInfo Hostile()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.PositiveSign = "plus";
        culture.DateTimeFormat.DateSeparator = "·";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }

    /// <summary>Returns which law is broken and how, or null.</summary>
    public static string? FindBroken(FuzzCase @case)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var usual = CultureInfo.CurrentCulture;
        try
        {
            foreach (var (culture, files) in Cultures.Zip(Orders(@case)))
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                var compilation = Compile(@case, files);
                if (told.Count == 0 && FindBrokenByFormat(@case, compilation) is { } broken) return broken;
                told.Add(Told(compilation));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = usual;
        }

        return told.Count == 1 ? null : "says different things:\n" + string.Join("\n---\n", told);
    }

    /// <summary>Writes out everything that a renderer or a back-end can show.</summary>
    public static string Told(Compilation compilation)
    {
        var told = new StringBuilder();
        foreach (var diagnostic in compilation.Diagnostics)
        {
            told.Append(CultureInfo.InvariantCulture, $"{diagnostic.Location}-{diagnostic.Location.End.Line}:{diagnostic.Location.End.Column} {diagnostic.Severity} {diagnostic.Code} {diagnostic.Message}\n");
            foreach (var related in diagnostic.Related.Items) told.Append(CultureInfo.InvariantCulture, $"  {related.Location} {related.Message}\n");
            foreach (var edit in diagnostic.Fixes.Items.SelectMany(static fix => fix.Edits.Items)) told.Append(CultureInfo.InvariantCulture, $"  {edit}\n");
        }

        foreach (var graph in compilation.Graphs)
        {
            told.Append(CultureInfo.InvariantCulture, $"{graph.Pipeline}\n");
            foreach (var stage in graph.Stages.Items) told.Append(CultureInfo.InvariantCulture, $"  {stage.Name} {stage.Kind} {string.Join(' ', stage.Needs.Items)}\n");
        }

        return told.ToString();
    }

    private static IEnumerable<IEnumerable<KeyValuePair<string, string>>> Orders(FuzzCase @case)
    {
        yield return @case.Files;
        yield return @case.Files.Reverse();
        var shuffled = @case.Files.ToArray();
        new Random(@case.Seed).Shuffle(shuffled);
        yield return shuffled;
    }

    // The files beside the damaged one are always the same.
    private static Compilation Compile(FuzzCase @case, IEnumerable<KeyValuePair<string, string>> files) =>
        Compiler.Compile([.. files.Select(file => file.Key == @case.Path ? ExampleWorkspaces.Parse(file.Key, file.Value) : Undamaged.GetOrAdd((file.Key, file.Value), static key => ExampleWorkspaces.Parse(key.Path, key.Text)))]);

    // What can be read is laid out anew and means the same, right or wrong.
    private static string? FindBrokenByFormat(FuzzCase @case, Compilation before)
    {
        var (path, text) = (@case.Path, @case.Files[@case.Path]);
        if (!IsReadable(path, text, out var document)) return null;
        var formatted = YamlFormatter.Format(document);
        if (!IsReadable(path, formatted, out var again)) return "can't be read when formatted";
        if (YamlFormatter.Format(again) != formatted) return "is formatted a second time";
        if (ValueOf(document) != ValueOf(again)) return "has other values when formatted";
        var after = Compile(@case, new SortedDictionary<string, string>(@case.Files, StringComparer.Ordinal) { [path] = formatted });
        var isJudgedAlike = Judged(before).SequenceEqual(Judged(after));
        if (!isJudgedAlike) return $"is judged otherwise when formatted:\n{Told(after)}\nbefore:\n{Told(before)}";
        return before.Graphs.SequenceEqual(after.Graphs) ? null : "has other graphs when formatted";
    }

    // Where two mistakes come to stand on one line, their order may change.
    private static IEnumerable<string> Judged(Compilation compilation) =>
        compilation.Diagnostics.Select(static diagnostic => $"{diagnostic.Location.Path} {diagnostic.Code} {diagnostic.Message}").Order(StringComparer.Ordinal);

    private static bool IsReadable(string path, string text, out YamlDocument document)
    {
        var diagnostics = new DiagnosticBag();
        document = YamlReader.Read(new SourceFile(path, text), diagnostics);
        return diagnostics.Count == 0;
    }

    private static string ValueOf(YamlDocument document) => document.Root is null ? "" : YamlJson.Write(document.Root);
}
