using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Says that a version is to run in an environment; the promotion is a reviewed commit.</summary>
internal static class DeployKind
{
    public static readonly StageKind Kind = new("deploy", "Brings a version to an environment, by a promotion.",
    [
        Required("version", StageFields.Input, "The version, as `register` gave it."),
        Required("service", Words.Name, "The service."),
        Required("environment", Words.Name, "The environment."),
    ],
    ["release"],
    static stage =>
    {
        stage.File("version");
        stage.Service("service");
        stage.Environments("environment");
        return [new("release", new FileType())];
    })
    { Lower = static stage => new Deploy(stage.Work, stage.Text("service"), stage.Text("environment")) };
}
