using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Meaning;

/// <summary>A pipeline that stands on its own: with what the header says of all stages, and without a trace of what it is like.</summary>
internal static class PipelineMeaning
{
    public static MeantMap Of(MeantMap pipeline, SpecModel specs)
    {
        var whole = pipeline.With("like", null);
        if (whole.Find("params") is MeantMap parameters) whole = whole.With("params", parameters with { Entries = [.. parameters.Entries.Select(static entry => entry with { Value = WithoutUsualType(entry.Value) })] });
        if (whole.Find("stages") is not MeantMap stages) return whole;
        var defaults = specs.Syntax.Header.StageDefaults is { } said && Grammar.Header.Find("defaults")?.Shape is RecordShape shape && shape.Find("stage")?.Shape is RecordShape ofStage
            ? ShapeMeaning.OfRecord(said, ofStage)
            : null;
        return whole.With("stages", stages with { Entries = [.. stages.Entries.Select(stage => stage.Value is MeantMap map ? stage with { Value = Of(map, defaults, specs) } : stage)] });
    }

    private static MeantMap Of(MeantMap stage, MeantMap? defaults, SpecModel specs)
    {
        var whole = stage;
        if (whole.Find("views") is MeantList views) whole = whole.With("views", Meanings.WithVersions(views, specs));
        if (defaults is not null) whole = Under(whole, defaults, whole.Find("command") is not null || whole.Find("project") is not null);
        if (whole.TextOf("timeout") == "1h") whole = whole.With("timeout", null);
        return whole.TextOf("cache") == "true" ? whole.With("cache", null) : whole;
    }

    private static MeantMap Under(MeantMap stage, MeantMap defaults, bool hasOwnBody)
    {
        var whole = stage;
        foreach (var entry in defaults.Entries)
        {
            if (entry.Name is "runtime" or "image" && !hasOwnBody) continue;
            whole = (whole.Find(entry.Name), entry.Value) switch
            {
                (null, var usual) => whole.With(entry.Name, usual),
                (MeantMap own, MeantMap usual) when entry.Name is "env" or "resources" => whole.With(entry.Name, Under(own, usual)),
                _ => whole,
            };
        }

        return whole;
    }

    private static MeantMap Under(MeantMap own, MeantMap usual)
    {
        foreach (var entry in usual.Entries)
        {
            if (own.Find(entry.Name) is null) own = own.With(entry.Name, entry.Value);
        }

        return own;
    }

    private static Meant WithoutUsualType(Meant parameter)
    {
        if (parameter is not MeantMap map || map.Find("default") is not MeantValue { Value: var value }) return parameter;
        var usual = !value.IsPlain ? "string" : Scalars.IsNumber(value) ? "float" : Scalars.TryBool(value, out _) ? "bool" : null;
        return map.TextOf("type") == usual ? map.With("type", null) : parameter;
    }
}
