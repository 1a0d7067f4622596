using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Shapes.Sections;

/// <summary>A <c>*.mlops.yaml</c>: any of the ten sections, each a map of names and what they name.</summary>
internal static class DefinitionsShape
{
    public static readonly RecordShape Shape = Record("a file of definitions",
        Section("datasets", DatasetShape.Shape, "Where rows come from and what is promised about them."),
        Section("entities", DatasetShape.Entity, "What rows are about: customers, machines, documents."),
        Optional("features", MapOf(Words.VersionedName, FeatureShape.Shape, "feature views"),
            "Values about an entity, computed from a dataset, in versions that stand side by side."),
        Optional("problems", MapOf(Words.SpokenName, ProblemShape.Shape, "problems"), "What is to be solved, and how well it is solved without ML."),
        Section("pipelines", new LikeShape(PipelineShape.Shape), "How data becomes a model, stage by stage."),
        Section("models", ModelShape.Shape, "What a model takes and gives, how it is measured, and what must hold before it runs anywhere."),
        Section("experiments", ExperimentShape.Shape, "Runs of a pipeline that differ in parameters, and how they are compared."),
        Section("services", ServiceShape.Shape, "Prediction APIs, and how their traffic is split."),
        Section("monitors", MonitorShape.Shape, "What is compared with what, when it alarms, and whom it tells."),
        Section("environments", EnvironmentShape.Shape, "Where models run, and what must hold before they do.")) with
    {
        BelongsElsewhere = static key => Vocabulary.HeaderKeys.Contains(key) ? "it belongs in mlops.yaml" : null,
    };

    private static Field Section(string name, Shape shape, string doc) => Optional(name, MapOf(Words.Name, shape, name), doc);
}
