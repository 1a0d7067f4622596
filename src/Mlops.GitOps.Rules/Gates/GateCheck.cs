using System.Collections.Immutable;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Planning;

namespace Mlops.GitOps.Rules.Gates;

/// <summary>Asks the record of a version what an environment and the model want to know before it may enter.</summary>
public static class GateCheck
{
    private const string ChampionSlot = "champion";

    /// <summary>Returns every gate of the environment and of the model with its answer. What no record of this bundle says is unknown.</summary>
    /// <param name="policy">Whose gates count, and whose pins say which champion is there: those at base.</param>
    /// <param name="records">Where version records are read.</param>
    public static ImmutableArray<PlannedGate> Of(PinnedVersion pin, SpecModel policy, SpecModel records)
    {
        var model = policy.Models.FirstOrDefault(model => model.Name == pin.Model.Value);
        var names = new GateNames(
            EvidenceOf(pin.Model.Value, pin.Version.Value, pin.Bundle.Value, records),
            pin.Environment,
            ChampionOf(pin.Model.Value, pin.Environment, policy, records),
            slice => model is null ? new SliceRule(SliceRule.UsualLeastRows, []) : SliceRules.Of(slice, model, policy));
        return [.. GatesOf(pin.Environment, model, policy).Select(gate => Answer(gate, pin, names))];
    }

    private static IEnumerable<YamlNode> GatesOf(string environment, ModelSymbol? model, SpecModel policy)
    {
        var ofEnvironment = policy.Syntax.Environments.FirstOrDefault(one => one.Name.Value == environment)?.Body.Find("gates")?.Value;
        var ofModel = model?.Syntax.Body.Map("gates")?.Find(environment)?.Value;
        return new[] { ofEnvironment, ofModel }.OfType<YamlSequence>().SelectMany(static list => list.Items);
    }

    private static PlannedGate Answer(YamlNode gate, PinnedVersion pin, GateNames names)
    {
        var written = (gate as YamlScalar)?.Value ?? "";
        var expression = ExpressionParser.Parse(written, out _);
        var answer = expression is null ? Value.Unknown : ExpressionEvaluator.Evaluate(expression, names.ValueOf);
        var asked = (expression?.Names() ?? []).Where(static name => name.Segments.Count > 1).DistinctBy(static name => name.Path).OrderBy(static name => name.Path, StringComparer.Ordinal);
        return new PlannedGate(pin.Environment, pin.Model.Value, pin.Slot, expression?.ToString() ?? written,
            answer.IsTrue ? true : answer.IsFalse ? false : null,
            [.. asked.Select(name => (name.Path, names.ValueOf(name) is NumberValue { IsFinite: true } number ? number.Value : (double?)null))],
            gate.Span.ToLocation());
    }

    private static Champion? ChampionOf(string model, string environment, SpecModel policy, SpecModel records)
    {
        var pin = policy.Pins.FirstOrDefault(pin => pin.Environment == environment && pin.Model.Value == model && pin.Slot == ChampionSlot);
        return pin is null ? null : new Champion(pin.Bundle.Value, EvidenceOf(model, pin.Version.Value, pin.Bundle.Value, records));
    }

    // A record of another bundle is no evidence about this one.
    private static Evidence EvidenceOf(string model, long version, string bundle, SpecModel records) =>
        records.Versions.FirstOrDefault(record => record.Model == model && record.Version == version && record.Bundle == bundle) is { } found ? RecordedEvidence.Of(found.Body) : Evidence.None;
}
