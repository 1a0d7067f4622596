using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>Reports what a pipeline removes from the one it is <c>like</c>, and that one does not have: a typing mistake, or a base that changed.</summary>
internal static class LikeRemovals
{
    public static void Report(YamlEntry pipeline, YamlMap basis, Spanned<string> basisName, DiagnosticBag diagnostics) =>
        Report(basis, (YamlMap)pipeline.Value, PipelineShape.Shape, new Place(pipeline.Name, $"pipeline '{basisName.Value}'"), diagnostics);

    private static void Report(YamlMap basis, YamlMap over, Shape? shape, Place place, DiagnosticBag diagnostics)
    {
        var known = ShapeOf(shape, basis, over);
        foreach (var entry in over.Entries)
        {
            var below = basis.Find(entry.Name)?.Value;
            if (LikeMerger.IsRemoval(entry) && below is null && !basis.HasGap) ReportMissed(entry, basis, known, place, diagnostics);
            else if (entry.Value is YamlMap upper && below is YamlMap lower) Report(lower, upper, ShapeUnder(known, entry.Name), place.Under(entry.Name, known), diagnostics);
        }
    }

    private static void ReportMissed(YamlEntry entry, YamlMap basis, Shape? shape, Place place, DiagnosticBag diagnostics)
    {
        var suggestion = Spelling.Nearest(entry.Name, basis.Entries.Select(static other => other.Name));
        if (shape is RecordShape record && record.Find(entry.Name) is null)
        {
            diagnostics.Report(Catalog.UnknownProperty, entry.Key.Span, [Sentence(place.Holder), entry.Name, ", so there is nothing to remove"],
                suggestion ?? Spelling.Nearest(entry.Name, record.Fields.Select(static field => field.Name)));
            return;
        }

        diagnostics.Report(Catalog.UndefinedName, entry.Key.Span,
            [$"Pipeline '{place.Pipeline}'", NounIn(shape), entry.Name, $"{place.Holder} does not have, so there is nothing to remove"], suggestion);
    }

    /// <summary>Returns the shape of a map; which kind a stage is of may be said on either side.</summary>
    private static Shape? ShapeOf(Shape? shape, YamlMap basis, YamlMap over) => shape switch
    {
        VariantShape variant => (over.Text(variant.Discriminator) ?? basis.Text(variant.Discriminator)) is { } kind ? variant.Find(kind.Value) : null,
        ChoiceShape choice => choice.Alternatives.FirstOrDefault(static alternative => alternative is MapShape or RecordShape or VariantShape),
        _ => shape,
    };

    private static Shape? ShapeUnder(Shape? shape, string name) => shape switch
    {
        RecordShape record => record.Find(name)?.Shape,
        MapShape map => map.Value,
        _ => null,
    };

    private static string NounIn(Shape? shape) => shape switch
    {
        MapShape map when ShapeChecker.NounOf(map.Value) is { Length: > 0 } noun => Nouns.Bare(noun),
        RecordShape => "property",
        _ => "entry",
    };

    private static string Sentence(string holder) => char.ToUpperInvariant(holder[0]) + holder.Substring(1);

    /// <param name="Holder">What the map below belongs to, as a message says it: "stage 'train' of pipeline 'credit'".</param>
    private readonly record struct Place(string Pipeline, string Holder)
    {
        // `stages` is how a pipeline holds its stages and says nothing more; what is in it has a name.
        public Place Under(string name, Shape? shape) => shape is MapShape ? this with { Holder = $"{NounIn(shape)} '{name}' of {Holder}" } : this;
    }
}
