using System.Security.Cryptography;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Attesting;

namespace Mlops.GitOps.Cli.Tests.Judging;

/// <summary>The files of a case as its commits change them.</summary>
internal sealed class CaseFiles(string prefix)
{
    private readonly Dictionary<string, SortedDictionary<string, SortedDictionary<string, (long Version, string Bundle)>>> pins = new(StringComparer.Ordinal);

    /// <summary>Mode and text by path.</summary>
    public SortedDictionary<string, (string Mode, string Text)> All { get; private init; } = new(StringComparer.Ordinal);

    public CaseFiles Copy()
    {
        var copy = new CaseFiles(prefix) { All = new SortedDictionary<string, (string Mode, string Text)>(All, StringComparer.Ordinal) };
        foreach (var (environment, models) in pins)
        {
            var copied = copy.pins[environment] = new(StringComparer.Ordinal);
            foreach (var (model, slots) in models) copied[model] = new(slots, StringComparer.Ordinal);
        }

        return copy;
    }

    /// <summary>Returns the bundle of a version as its record in cases has it.</summary>
    public static string BundleOf(string model, long version) => Bundle.Of(RecordOf(model, version))?.ToString() ?? "";

    public void Apply(YamlMap step)
    {
        foreach (var file in step.Entries("write"))
        {
            if (file.Value is YamlScalar { IsNull: true }) All.Remove(PathOf(file.Name));
            else All[PathOf(file.Name)] = ("100644", ((YamlScalar)file.Value).Value);
        }

        foreach (var file in step.Entries("replace"))
        {
            var (before, after) = file.Value is YamlSequence { Items: var items } && items.Cast<YamlScalar>().Select(static item => item.Value).ToList() is [var one, var other] ? (one, other) : throw new InvalidOperationException($"'{file.Name}' wants two texts.");
            var (mode, text) = All[PathOf(file.Name)];
            Assert.Contains(before, text, StringComparison.Ordinal);
            All[PathOf(file.Name)] = (mode, text.Replace(before, after, StringComparison.Ordinal));
        }

        foreach (var file in step.Entries("append")) All[PathOf(file.Name)] = (All[PathOf(file.Name)].Mode, All[PathOf(file.Name)].Text + ((YamlScalar)file.Value).Value);
        foreach (var file in step.Entries("move")) Move(PathOf(file.Name), PathOf(((YamlScalar)file.Value).Value));
        foreach (var file in step.Entries("mode")) All[PathOf(file.Name)] = (((YamlScalar)file.Value).Value, All[PathOf(file.Name)].Text);
        foreach (var file in step.Entries("link")) All[PathOf(file.Name)] = ("120000", ((YamlScalar)file.Value).Value);
        foreach (var model in step.Entries("records"))
        {
            foreach (var version in ((YamlMap)model.Value).Entries) WriteRecord(model.Name, long.Parse(version.Name, System.Globalization.CultureInfo.InvariantCulture), version.Value as YamlMap);
        }

        foreach (var model in step.Entries("sign")) Sign(model.Name, ((YamlScalar)model.Value).Value, CaseKeys.OfRegistrar);
        foreach (var model in step.Entries("forge")) Sign(model.Name, ((YamlScalar)model.Value).Value, CaseKeys.OfSomebodyElse);
        foreach (var environment in step.Entries("pins")) Pin(environment.Name, (YamlMap)environment.Value);
    }

    private void Move(string from, string to)
    {
        All[to] = All[from];
        All.Remove(from);
    }

    // A path with `//` before it is one from the root of the repository.
    private string PathOf(string path) => path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : prefix + path;

    private void WriteRecord(string model, long version, YamlMap? changes)
    {
        var record = RecordOf(model, version);
        var parts = record.Entries.Select(static entry => (entry.Name, (YamlNode?)entry.Value)).ToList();
        parts.Insert(3, ("bundle", YamlTree.Text(BundleOf(model, version))));
        foreach (var change in changes?.Entries ?? [])
        {
            var at = parts.FindIndex(part => part.Name == change.Name);
            if (at < 0) parts.Add((change.Name, change.Value));
            else if (change.Value is YamlScalar { IsNull: true }) parts.RemoveAt(at);
            else parts[at] = (change.Name, change.Value);
        }

        All[$"{prefix}registry/{model}/{version}.yaml"] = ("100644", YamlWriter.Write(YamlTree.Map(parts)));
    }

    private void Sign(string model, string version, ECDsa key)
    {
        var text = All[$"{prefix}registry/{model}/{version}.yaml"].Text;
        All[$"{prefix}registry/{model}/{version}.dsse.json"] = ("100644", VersionAttestation.Sign($"registry/{model}/{version}.yaml", text, RecordOf(model, 1), key).Write());
    }

    private void Pin(string environment, YamlMap changes)
    {
        if (!pins.TryGetValue(environment, out var known)) known = pins[environment] = new(StringComparer.Ordinal);
        foreach (var model in changes.Entries)
        {
            if (!known.TryGetValue(model.Name, out var slots)) slots = known[model.Name] = new(StringComparer.Ordinal);
            foreach (var slot in ((YamlMap)model.Value).Entries)
            {
                if (slot.Value is YamlScalar { IsNull: true }) slots.Remove(slot.Name);
                else if (slot.Value is YamlMap pin) slots[slot.Name] = (pin.Integer("version")!.Value, pin.Text("bundle") is { } bundle ? bundle.Value : BundleOf(model.Name, pin.Integer("of")!.Value));
                else slots[slot.Name] = (long.Parse(((YamlScalar)slot.Value).Value, System.Globalization.CultureInfo.InvariantCulture), BundleOf(model.Name, long.Parse(((YamlScalar)slot.Value).Value, System.Globalization.CultureInfo.InvariantCulture)));
            }

            if (slots.Count == 0) known.Remove(model.Name);
        }

        var models = YamlTree.Map(known.Select(static model => (model.Key, (YamlNode?)YamlTree.Map(model.Value.Select(static slot => (slot.Key, (YamlNode?)PinOf(slot.Value)))))));
        var text = YamlWriter.Write(YamlTree.Map(("schema", YamlTree.Text("mlops/pins/1")), ("environment", YamlTree.Text(environment)), ("models", models)));
        All[$"{prefix}environments/{environment}.pins.yaml"] = ("100644", text + "# what runs where\n");
    }

    private static YamlMap PinOf((long Version, string Bundle) pin) => YamlTree.Flow(YamlTree.Map(("version", YamlTree.Number(pin.Version)), ("bundle", YamlTree.Text(pin.Bundle))));

    private static YamlMap RecordOf(string model, long version)
    {
        var digest = Digest.OfText($"{model} {version}").ToString();
        var inputs = model == "credit" ? "{amount: float, income: float}" : "{amount: float}";
        var comparison = model == "credit" && version > 7 ? $"comparison: {{production: {{bundle: \"{BundleOf(model, 7)}\", delta: {{auc: {{value: 0.01, lower: -0.002, upper: 0.02}}}}}}}}" : "";
        var bag = new DiagnosticBag();
        var read = YamlReader.Read(new SourceFile("record.yaml", $$$"""
            schema: mlops/version/1
            model: {{{model}}}
            version: {{{version}}}
            digests: {model: "{{{digest}}}"}
            data: {applications: "{{{digest}}}"}
            inputs: {{{inputs}}}
            output: {name: default_probability, type: float, min: 0, max: 1}
            metrics: {auc: {value: 0.9, lower: 0.88, upper: 0.92, n: 5000}, brier: {value: 0.1, n: 5000} }
            slices: {sex: {f: {auc: {value: 0.89, n: 2400} }, m: {auc: {value: 0.9, n: 2600} } } }
            {{{comparison}}}
            createdAt: "2026-11-01T10:04:12Z"
            """), bag).Root;
        Assert.False(bag.HasErrors);
        return (YamlMap)read!;
    }
}
