using System.Globalization;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Core.Meaning;

/// <summary>A model with its views by version, and slices that only say what is different of them.</summary>
internal static class ModelMeaning
{
    public static MeantMap Of(MeantMap model, SpecModel specs)
    {
        var whole = model;
        if (whole.Find("inputs") is MeantList inputs) whole = whole.With("inputs", Meanings.WithVersions(inputs, specs));
        if (whole.Find("slices") is not MeantMap slices) return whole;
        var usual = whole.TextOf("minGroup") ?? SliceRule.UsualLeastRows.ToString(CultureInfo.InvariantCulture);
        return whole.With("slices", slices with
        {
            Entries = [.. slices.Entries.Select(slice => slice.Value is MeantMap map && map.TextOf("minGroup") == usual ? slice with { Value = map.With("minGroup", null) } : slice)],
        });
    }
}
