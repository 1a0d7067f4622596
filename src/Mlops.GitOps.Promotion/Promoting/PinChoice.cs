using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>Finds out what a promotion is to do, and refuses what no verdict would let pass.</summary>
public static class PinChoice
{
    private const string Champion = "champion";

    private static readonly string[] UsualSlots = [Champion, "challenger", "candidate"];

    /// <param name="version">Null for the newest that is registered.</param>
    /// <param name="slot">Null for the champion.</param>
    public static PinChange Promotion(Ground ground, string model, long? version, string environment, string? slot)
    {
        CheckPlace(ground, model, environment, slot);
        var record = version is { } wanted ? Find(ground, model, wanted) : Newest(ground, model);
        return To(ground, model, environment, slot ?? Champion, record);
    }

    /// <summary>Returns the change that pins a version there, after all that is known of it has been looked at.</summary>
    internal static PinChange To(Ground ground, string model, string environment, string slot, VersionRecord record)
    {
        var recomputed = Bundle.Of(record.Body)?.ToString();
        if (recomputed != record.Bundle)
            throw new PromotionRefusal(FormattableString.Invariant($"the record of {model} {record.Version} is not what was registered: its bundle is {recomputed ?? "unknown"}, and it says {record.Bundle}"), "mlops registry verify");
        if (ReasonAgainst(ground, record) is { } reason)
            throw new PromotionRefusal(FormattableString.Invariant($"{model} {record.Version} was rejected{(reason.Length == 0 ? "" : $": {reason}")}"), "promote another version, or release it: mlops release");
        var pin = ground.Pin(environment, model, slot);
        return new PinChange(environment, model, slot, record.Version, record.Bundle, pin?.Version.Value, pin?.Bundle.Value);
    }

    /// <summary>Refuses models, environments and slots that no spec knows, with the name that was meant.</summary>
    internal static void CheckPlace(Ground ground, string model, string environment, string? slot)
    {
        if (ground.Compilation.HasErrors) throw new PromotionRefusal("the specs have errors, so nobody can say what they mean", "mlops validate");
        var syntax = ground.Compilation.Syntax;
        Check("there is no model", model, [.. syntax.Models.Select(static one => one.Name.Value)]);
        Check("there is no environment", environment, [.. syntax.Environments.Select(static one => one.Name.Value)]);
        string[] variants = [.. syntax.Services.Where(service => service.Model?.Value == model).SelectMany(static service => service.Variants).Select(static variant => variant.Name).Distinct(StringComparer.Ordinal)];
        if (slot is not null) Check($"'{model}' has no slot", slot, variants.Length == 0 ? UsualSlots : variants);
        else if (variants.Length > 0 && !variants.Contains(Champion, StringComparer.Ordinal)) throw new PromotionRefusal($"the services of '{model}' have no slot '{Champion}'", $"--slot {string.Join(" or ", variants)}");
    }

    internal static string? ReasonAgainst(Ground ground, VersionRecord record)
    {
        var rejected = ground.RejectedOf(record.Model);
        return rejected.ReasonFor(record.Bundle) ?? rejected.ReasonFor(record.Version);
    }

    internal static VersionRecord Find(Ground ground, string model, long version)
    {
        if (ground.Record(model, version) is { } record) return record;
        var newest = Newest(ground, model).Version;
        throw new PromotionRefusal(FormattableString.Invariant($"'{model}' has no version {version}"), FormattableString.Invariant($"the newest is {model}@{newest}; `mlops registry list` shows all"));
    }

    internal static VersionRecord Newest(Ground ground, string model) =>
        ground.Compilation.Model.Versions.Where(record => record.Model == model).MaxBy(static record => record.Version)
        ?? throw new PromotionRefusal($"no version of '{model}' is registered", "`mlops run` registers one; commit its record");

    private static void Check(string what, string given, string[] known)
    {
        if (known.Contains(given, StringComparer.Ordinal)) return;
        var hint = Spelling.Nearest(given, known) is { } nearest ? $"did you mean '{nearest}'?"
            : known.Length > 0 ? $"there is: {string.Join(", ", known.Order(StringComparer.Ordinal))}"
            : "no spec declares one";
        throw new PromotionRefusal($"{what} '{given}'", hint);
    }
}
