using System.Globalization;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Editing;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>Adds to the quarantine of a model, which only grows.</summary>
public static class QuarantineEdit
{
    /// <summary>Returns the entry for a version; null where it is rejected, or not, already.</summary>
    public static QuarantineEntry? Choose(Ground ground, string model, long? version, string reason, string by, DateTimeOffset now, bool isRelease)
    {
        var record = version is { } wanted ? PinChoice.Find(ground, model, wanted) : PinChoice.Newest(ground, model);
        var list = ground.RejectedOf(model);
        if (list.ReasonFor(record.Bundle) is null == isRelease) return null;

        // The newest entry counts, by its time. A clock that is behind must not make a rejection of no effect.
        var newest = list.Body.Maps("rejected").Concat(list.Body.Maps("released")).Where(entry => entry.Text("bundle")?.Value == record.Bundle)
            .Select(static entry => entry.Time("at")?.Value ?? DateTimeOffset.MinValue).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var whole = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var at = whole > newest ? whole : newest.AddSeconds(1);
        return new QuarantineEntry(model, record.Version, record.Bundle, reason, by, at, isRelease);
    }

    /// <summary>Returns the quarantine with the entry at the end of its list.</summary>
    public static string Apply(SourceFile? file, QuarantineEntry entry)
    {
        if (file is null) return YamlWriter.Write(YamlTree.Map(("schema", YamlTree.Text("mlops/rejected/1")), ("rejected", YamlTree.Seq(entry.IsRelease ? [] : [ItemOf(entry)])), ("released", entry.IsRelease ? YamlTree.Seq(ItemOf(entry)) : null)));
        var document = YamlReader.Read(file, new DiagnosticBag());
        var list = entry.IsRelease ? "released" : "rejected";
        var text = (document.Root as YamlMap)?.Find(list) is { } found
            ? SpecPatch.AddItem(document, found, ItemOf(entry))
            : Appended(file.Text, YamlWriter.Write(YamlTree.Map((list, YamlTree.Seq(ItemOf(entry))))));
        return text is not null && IsLonger(document.Root, text, list) ? text
            : throw new PromotionRefusal($"'{file.Path}' is written in a way that nothing can be added to", "add the entry by hand");
    }

    private static bool IsLonger(YamlNode? before, string text, string list)
    {
        var after = YamlReader.Read(new SourceFile("", text), new DiagnosticBag()).Root as YamlMap;
        var other = list == "released" ? "rejected" : "released";
        return after is not null && after.Maps(list).Count() == (before as YamlMap).Maps(list).Count() + 1 && after.Maps(other).Count() == (before as YamlMap).Maps(other).Count();
    }

    private static string Appended(string text, string lines) => text + (text.Length == 0 || text.EndsWith('\n') ? "" : "\n") + "\n" + lines;

    private static YamlMap ItemOf(QuarantineEntry entry) => YamlTree.Flow(YamlTree.Map(
        ("version", YamlTree.Number(entry.Version)),
        ("bundle", YamlTree.Text(entry.Bundle)),
        ("reason", YamlTree.Text(entry.Reason)),
        ("by", YamlTree.Text(entry.By)),
        ("at", YamlTree.Text(entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)))));
}
