using System.Globalization;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>The record of a version that is pinned: as base has it, else as merging would leave it.</summary>
/// <param name="Bundle">What the record says its bundle is.</param>
/// <param name="Text">The file as it stands.</param>
/// <param name="Source">The records among which it stands.</param>
internal sealed record PinnedRecord(string Bundle, YamlMap Body, string Text, SpecModel Source)
{
    public static string PathOf(PinnedVersion pin) => PathOf(pin.Model.Value, pin.Version.Value);

    /// <summary>Returns the record that is in the place where it belongs and says so itself; null where there is none.</summary>
    public static PinnedRecord? Find(JudgedChange change, PinnedVersion pin) => Find(change.Policy, pin) ?? (change.Merged is { } merged ? Find(merged, pin) : null);

    private static PinnedRecord? Find(Snapshot snapshot, PinnedVersion pin)
    {
        var path = PathOf(pin);
        var file = snapshot.Files.FirstOrDefault(file => file.Path == path);
        return file?.Document.Root is YamlMap body && body.Text("model")?.Value == pin.Model.Value && body.Integer("version")?.Value == pin.Version.Value && body.Text("bundle") is { } bundle
            ? new PinnedRecord(bundle.Value, body, file.Document.File.Text, snapshot.Compilation.Model)
            : null;
    }

    private static string PathOf(string model, long version) => string.Create(CultureInfo.InvariantCulture, $"registry/{model}/{version}.yaml");
}
