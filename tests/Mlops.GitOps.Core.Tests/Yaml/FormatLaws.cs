using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Yaml;

/// <summary>What formatting never does: change the meaning, lose or move a comment, or find something to change a second time.</summary>
public static class FormatLaws
{
    public static string Format(string text) => YamlFormatter.Format(Read(text).Document);

    public static bool IsReadable(string text) => Read(text) is { Complaints: [] };

    public static void Check(string text) => Assert.True(Find(text) is null, Find(text));

    /// <summary>Returns which law is broken, and how; null where all hold or the text can't be read.</summary>
    public static string? Find(string text)
    {
        var (before, complaints) = Read(text);
        if (complaints.Count > 0) return null;
        var formatted = YamlFormatter.Format(before);
        var (after, newComplaints) = Read(formatted);
        if (newComplaints.Count > 0) return Told("can't be read any more: " + newComplaints[0]);
        if (ValueOf(before) != ValueOf(after)) return Told($"means something else: {ValueOf(before)} != {ValueOf(after)}");
        if (!before.Comments.Select(static c => c.Text).SequenceEqual(after.Comments.Select(static c => c.Text))) return Told("has other comments");
        var again = YamlFormatter.Format(after);
        return again == formatted ? null : Told($"is formatted again to\n{again}");

        string Told(string what) => $"{text}\n-- formatted --\n{formatted}\n-- {what}";
    }

    private static string ValueOf(YamlDocument document) => document.Root is null ? "" : YamlJson.Write(document.Root) + Marks(document.Root);

    private static string Marks(YamlNode node) => $"{node.Anchor}{node.Tag}" + node switch
    {
        YamlAlias alias => "*" + alias.Name,
        YamlMap map => (map.IsFlow ? "{" : "<") + string.Concat(map.Entries.Select(static e => MarksOfKey(e.Key) + Marks(e.Written))) + ">",
        YamlSequence list => (list.IsFlow ? "[" : "(") + string.Concat(list.Written.Select(Marks)) + ")",
        // Plain text that begins with a colon can't be read behind `: ` in braces, so it may get quotes.
        YamlScalar scalar => scalar.Value.StartsWith(':') ? "" : scalar.Style.ToString()[..1],
        _ => "",
    };

    // A key of several lines, or of none, is written on one in quotes.
    private static string MarksOfKey(YamlScalar key) => $"{key.Anchor}{key.Tag}";

    private static (YamlDocument Document, IReadOnlyList<string> Complaints) Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var document = YamlReader.Read(new SourceFile("a.yaml", text), diagnostics);
        return (document, [.. diagnostics.ToSorted().Select(static d => $"{d.Location} {d.Message}")]);
    }
}
