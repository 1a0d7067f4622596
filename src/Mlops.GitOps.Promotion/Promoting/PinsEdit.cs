using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Editing;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>Writes a pin into the pins of an environment; comments and layout stay.</summary>
public static class PinsEdit
{
    /// <summary>Returns the file with the pin in it.</summary>
    /// <param name="file">Null where there is none yet.</param>
    public static string Apply(SourceFile? file, PinChange change)
    {
        if (file is null) return YamlWriter.Write(New(change));
        var document = YamlReader.Read(file, new DiagnosticBag());
        return Edit(document, change) is { } text && SaysNothingElse(document.Root, text, change) ? text
            : throw new PromotionRefusal($"'{file.Path}' is written in a way that can't be edited", $"pin it by hand: {change.Model}: {{{change.Slot}: {Written(change)}}}");
    }

    private static string? Edit(YamlDocument document, PinChange change)
    {
        if (document.Root is not YamlMap root) return null;
        if (root.Find("models") is not { } models || (models.Value as YamlMap)?.Find(change.Model) is not { } model)
            return SpecPatch.AddEntry(document, "models", change.Model, YamlTree.Map((change.Slot, PinOf(change))));
        if ((model.Value as YamlMap)?.Find(change.Slot) is not { } slot) return SpecPatch.AddEntry(document, model, change.Slot, PinOf(change));
        if (slot.Written is not YamlMap pin || pin.Find("version")?.Written is not YamlScalar version || pin.Find("bundle")?.Written is not YamlScalar bundle) return null;

        // The later one first: its place does not move by the other.
        var text = document.File.Text;
        (YamlScalar Old, YamlNode New)[] edits = [(version, YamlTree.Number(change.Version)), (bundle, YamlTree.Text(change.Bundle))];
        foreach (var (old, value) in edits.OrderByDescending(static edit => edit.Old.Span.Start))
        {
            if (text is not null) text = SpecPatch.Replace(text, old, value);
        }

        return text;
    }

    // An alias may stand for the pin of another slot: what is edited must be all that changes.
    private static bool SaysNothingElse(YamlNode? before, string text, PinChange change)
    {
        var after = YamlReader.Read(new SourceFile("", text), new DiagnosticBag()).Root;
        var expected = PinsOf(before);
        expected[(change.Model, change.Slot)] = (change.Version, change.Bundle);
        var found = PinsOf(after);
        return expected.Count == found.Count && expected.All(pin => found.TryGetValue(pin.Key, out var now) && now == pin.Value);
    }

    private static Dictionary<(string Model, string Slot), (long? Version, string? Bundle)> PinsOf(YamlNode? root)
    {
        var pins = new Dictionary<(string, string), (long?, string?)>();
        foreach (var model in (root as YamlMap).Entries("models"))
        {
            foreach (var slot in (model.Value as YamlMap)?.Entries ?? [])
                pins[(model.Name, slot.Name)] = ((slot.Value as YamlMap).Integer("version")?.Value, (slot.Value as YamlMap).Text("bundle")?.Value);
        }

        return pins;
    }

    private static YamlMap New(PinChange change) => YamlTree.Map(
        ("schema", YamlTree.Text("mlops/pins/1")),
        ("environment", YamlTree.Text(change.Environment)),
        ("models", YamlTree.Map((change.Model, YamlTree.Map((change.Slot, PinOf(change)))))));

    private static YamlMap PinOf(PinChange change) => YamlTree.Flow(YamlTree.Map(("version", YamlTree.Number(change.Version)), ("bundle", YamlTree.Text(change.Bundle))));

    private static string Written(PinChange change) => YamlWriter.Write(PinOf(change)).TrimEnd('\n');
}
