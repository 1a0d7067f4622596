using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>The workspace of a policy test before and after: its specs, and the records and pins that the test speaks of, none besides.</summary>
/// <param name="Bundle">The bundle of the version that the test is about.</param>
/// <param name="ChangedPath">The one file that the pull request changes.</param>
internal sealed record PolicyWorld(ImmutableArray<ParsedFile> Base, ImmutableArray<ParsedFile> Merged, string Model, string Slot, string Bundle, string ChangedPath, PinsHistory History)
{
    private const string ChampionSlot = "champion";

    public static PolicyWorld Of(PolicyTest test, ImmutableArray<ParsedFile> workspace)
    {
        var model = test.Given.Text("model")?.Value ?? "";
        var slot = test.When.Text("slot")?.Value ?? ChampionSlot;
        var target = (test.When.Text("promoteTo") ?? test.When.Text("removeFrom"))?.Value;
        var champion = PolicyRecord.Champion(test, model);
        var version = PolicyRecord.Of(test, model, target, champion?.Bundle, workspace);
        var pins = new PinTable(model);
        foreach (var earlier in test.Given.Entries("runsIn")) pins.Set(earlier.Name, ChampionSlot, version);
        if (champion is not null && target is not null) pins.Set(target, test.Given.Map("champion").Text("slot")?.Value ?? ChampionSlot, champion);
        if (test.When.Text("removeFrom") is { } left) pins.Set(left.Value, slot, version);
        var specs = Specs(workspace).ToList();
        specs.Add(version.File);
        if (champion is not null) specs.Add(champion.File);
        if (test.Given.Text("rejected") is { } why) specs.Add(version.RejectedFor(why.Value));
        ImmutableArray<ParsedFile> before = [.. specs, .. pins.Files()];
        var history = HistoryOf(test, pins, slot, version.Bundle);
        if (test.When.Text("promoteTo") is { } entered) pins.Set(entered.Value, slot, version);
        if (test.When.Text("removeFrom") is { } cleared) pins.Clear(cleared.Value, slot);
        return new PolicyWorld(before, [.. specs, .. pins.Files()], model, slot, version.Bundle, target is null ? "mlops.yaml" : PinTable.PathOf(target), history);
    }

    // Who has signed a record is not what rules are tested with.
    private static IEnumerable<ParsedFile> Specs(ImmutableArray<ParsedFile> workspace) => workspace
        .Where(static file => file.Role is FileRole.Header or FileRole.Definitions)
        .Select(static file => file.Role == FileRole.Header && file.Document.Root is YamlMap header
            ? file with { Document = file.Document with { Root = header with { Entries = [.. header.Entries.Where(static entry => entry.Name != "registrars")] } } }
            : file);

    private static PinsHistory HistoryOf(PolicyTest test, PinTable pins, string slot, string bundle) => new(
        [PolicyScene.Base, PolicyScene.Before],
        [
            .. pins.Environments.Select(environment => new PinsRevision(0, environment, [.. pins.BundlesOf(environment).Select(pin => (pins.Model, pin.Slot, pin.Bundle))])),
            .. test.Given.Texts("ranIn").Select(environment => new PinsRevision(1, environment.Value, [(pins.Model, slot, bundle)])),
        ]);
}
