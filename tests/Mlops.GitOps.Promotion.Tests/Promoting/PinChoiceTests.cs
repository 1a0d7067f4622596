using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Promotion.Tests.Promoting;

public class PinChoiceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_version_is_promoted_to_champion_unless_said()
    {
        var change = PinChoice.Promotion(Ground(), "credit", null, "staging", null);
        Assert.Equal(new PinChange("staging", "credit", "champion", 2, CreditWorkspace.BundleOf(2), null, null), change);
        Assert.Equal(1, PinChoice.Promotion(Ground(), "credit", 1, "staging", "challenger").Version);
    }

    [Theory]
    [InlineData("credti", 1, "staging", "champion", "'credti'", "'credit'")]
    [InlineData("credit", 1, "prod", "champion", "'prod'", "'production'")]
    [InlineData("credit", 1, "staging", "chalenger", "'chalenger'", "'challenger'")]
    [InlineData("credit", 9, "staging", "champion", "version 9", "credit@2")]
    public void What_nobody_knows_is_refused_with_what_was_meant(string model, long version, string environment, string slot, string said, string hint)
    {
        var refusal = Assert.Throws<PromotionRefusal>(() => PinChoice.Promotion(Ground(), model, version, environment, slot));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(hint, refusal.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_was_edited_is_refused()
    {
        var (path, text) = CreditWorkspace.Record(1);
        var ground = CreditWorkspace.Ground((path, text!.Replace("probability", "likelihood", StringComparison.Ordinal)));
        Assert.Contains("registry verify", Assert.Throws<PromotionRefusal>(() => PinChoice.Promotion(ground, "credit", 1, "staging", null)).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_version_is_refused_until_it_is_released()
    {
        var rejected = Quarantined(Ground(), isRelease: false);
        Assert.Contains("bad slice", Assert.Throws<PromotionRefusal>(() => PinChoice.Promotion(rejected, "credit", 1, "staging", null)).Message, StringComparison.Ordinal);
        Assert.Equal(2, PinChoice.Promotion(rejected, "credit", 2, "staging", null).Version);
        Assert.Equal(1, PinChoice.Promotion(Quarantined(rejected, isRelease: true), "credit", 1, "staging", null).Version);
    }

    [Fact]
    public void Rejecting_twice_changes_nothing() =>
        Assert.Null(QuarantineEdit.Choose(Quarantined(Ground(), isRelease: false), "credit", 1, "again", "ada", Noon, isRelease: false));

    [Fact]
    public void A_clock_that_is_behind_makes_no_rejection_void()
    {
        var released = Quarantined(Quarantined(Ground(), isRelease: false), isRelease: true);
        var entry = QuarantineEdit.Choose(released, "credit", 1, "again", "ada", Noon.AddDays(-7), isRelease: false);
        Assert.NotNull(With(released, entry!).RejectedOf("credit").ReasonFor(CreditWorkspace.BundleOf(1)));
    }

    [Fact]
    public void The_compiler_refuses_a_rejected_bundle_everywhere()
    {
        var pins = PinsEdit.Apply(null, PinChoice.Promotion(Ground(), "credit", 1, "production", "challenger"));
        var entry = QuarantineEdit.Choose(Ground(), "credit", 1, "bad slice", "ada", Noon, isRelease: false)!;
        var ground = CreditWorkspace.Ground(CreditWorkspace.Record(1), CreditWorkspace.Record(2), (entry.Path, QuarantineEdit.Apply(null, entry)), ("environments/production.pins.yaml", pins));
        Assert.Contains(ground.Compilation.Diagnostics, static diagnostic => diagnostic.Code == "MLG8001");
    }

    private static Ground Ground() => CreditWorkspace.Ground(CreditWorkspace.Record(1), CreditWorkspace.Record(2));

    private static Ground Quarantined(Ground ground, bool isRelease) =>
        With(ground, QuarantineEdit.Choose(ground, "credit", 1, "bad slice", "ada <ada@example.com>", Noon, isRelease)!);

    private static Ground With(Ground ground, QuarantineEntry entry) =>
        CreditWorkspace.Ground(CreditWorkspace.Record(1), CreditWorkspace.Record(2), (entry.Path, QuarantineEdit.Apply(ground.SourceOf(entry.Path), entry)));
}
