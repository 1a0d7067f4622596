using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>What environments run, by their pins and the records that these name.</summary>
internal static class Pinning
{
    private const string Champion = "champion";

    /// <summary>Returns where <c>model@environment</c> comes from: the champion, or what the only slot runs.</summary>
    public static PinnedSource SourceOf(string reference, SpecModel model)
    {
        var at = reference.IndexOf('@');
        var (name, environment) = (reference.Substring(0, at), reference.Substring(at + 1));
        return new PinnedSource(name, environment, Find(name, environment, model, mayBeOnlySlot: true)?.Pinned);
    }

    /// <summary>Returns what the record says of the model that <c>model@environment</c> is; null where nothing is pinned.</summary>
    public static YamlMap? RecordOf(string reference, SpecModel model)
    {
        var at = reference.IndexOf('@');
        return Find(reference.Substring(0, at), reference.Substring(at + 1), model, mayBeOnlySlot: true)?.Record;
    }

    /// <summary>Returns the champions that a stage compares its model with, an input for each environment that has one.</summary>
    public static IEnumerable<InputBinding> ChampionsOf(StageSymbol stage, SpecModel model)
    {
        if (stage.Syntax.Kind.Value != "evaluate" || JudgedBy(stage) is not { } name) yield break;
        foreach (var environment in stage.Syntax.Body.Texts("against").Select(static environment => environment.Value).Distinct(StringComparer.Ordinal))
        {
            // Gates speak of the slot of this name and of no other.
            if (Find(name, environment, model, mayBeOnlySlot: false) is (var pinned, _))
                yield return new InputBinding($"against_{environment}", new PinnedSource(name, environment, pinned), "Model", Format: null);
        }
    }

    private static string? JudgedBy(StageSymbol stage) => stage.Outputs.Select(static output => output.Type).OfType<MetricsType>().FirstOrDefault()?.RegisteredAs;

    private static (PinnedModel Pinned, YamlMap Record)? Find(string name, string environment, SpecModel model, bool mayBeOnlySlot)
    {
        var pins = model.Pins.Where(pin => pin.Environment == environment && pin.Model.Value == name).ToImmutableArray();
        var pin = pins.FirstOrDefault(static pin => pin.Slot == Champion) ?? (mayBeOnlySlot && pins.Length == 1 ? pins[0] : null);
        if (pin is null || model.Versions.FirstOrDefault(version => version.Model == name && version.Version == pin.Version.Value) is not { Body: var record }) return null;
        return Digest.TryParse(record.Map("digests").Text("model")?.Value ?? "") is { } digest
            ? (new PinnedModel(pin.Slot, pin.Version.Value, pin.Bundle.Value, digest), record)
            : null;
    }
}
