using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Promotion.Tests.Promoting;

public class PinsEditTests
{
    private const string New = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    private const string Old = "sha256:2222222222222222222222222222222222222222222222222222222222222222";

    [Fact]
    public void The_first_pin_makes_the_file() => Assert.Equal(
        $$"""
        schema: mlops/pins/1
        environment: staging

        models:
          credit:
            champion: {version: 7, bundle: "{{New}}"}

        """.Replace("\"", "", StringComparison.Ordinal), PinsEdit.Apply(null, Change("champion")).Replace("\"", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("models: {}\n")]
    [InlineData("models:\n")]
    [InlineData("models:\n  other:\n    champion: {version: 1, bundle: \"" + Old + "\"} # stays\n")]
    [InlineData("models:\n  credit:   # ours\n    challenger: {version: 6, bundle: \"" + Old + "\"}\n  # the end\n")]
    [InlineData("models: {credit: {champion: {version: 6, bundle: \"" + Old + "\"}}} # all on one line\n")]
    [InlineData("models:\r\n  credit:\r\n    champion:\r\n      # why\r\n      bundle: \"" + Old + "\"   # what\r\n      version: 6 # which\r\n")]
    public void Comments_and_other_pins_stay(string models)
    {
        var before = "# pins\nschema: mlops/pins/1\nenvironment: staging\n" + models;
        var after = PinsEdit.Apply(new SourceFile("environments/staging.pins.yaml", before), Change("champion"));
        var ground = CreditWorkspace.Ground(("environments/staging.pins.yaml", after));
        Assert.Contains(ground.Compilation.Model.Pins, static pin => pin.Slot == "champion" && pin.Version.Value == 7 && pin.Bundle.Value == New);
        Assert.All(before.Split('\n').Where(static line => line.Contains('#')), line => Assert.Contains(line[line.IndexOf('#', StringComparison.Ordinal)..].TrimEnd('\r'), after, StringComparison.Ordinal));
        Assert.Equal(before.Contains('\r'), after.Split('\n').Any(static line => line.EndsWith('\r')));
    }

    [Fact]
    public void The_same_pin_twice_changes_nothing()
    {
        var once = PinsEdit.Apply(null, Change("champion"));
        Assert.Equal(once, PinsEdit.Apply(new SourceFile("p", once), Change("champion")));
    }

    [Fact]
    public void A_pin_that_stands_for_two_slots_is_not_edited() =>
        Assert.Throws<PromotionRefusal>(static () => PinsEdit.Apply(
            new SourceFile("p", $"schema: mlops/pins/1\nenvironment: staging\nmodels:\n  credit:\n    champion: &one {{version: 6, bundle: \"{Old}\"}}\n    challenger: *one\n"), Change("champion")));

    private static PinChange Change(string slot) => new("staging", "credit", slot, 7, New, null, null);
}
