using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Starts a monitor once what it watches has been promoted.</summary>
internal static class MonitorKind
{
    public static readonly StageKind Kind = new("monitor", "Starts a monitor on what was deployed.",
    [
        Required("monitor", Words.Name, "The monitor."),
        Optional("version", StageFields.Input, "The version it watches."),
        Optional("service", Words.Name, "The service it watches."),
        Optional("environment", Words.Name, "The environment it watches."),
    ],
    ["report"],
    static stage =>
    {
        stage.Monitor("monitor");
        if (stage.Has("version")) stage.File("version");
        if (stage.Has("service")) stage.Service("service");
        stage.Environments("environment");
        return [new("report", new ReportType())];
    })
    { Lower = static stage => new Observe(stage.Work, stage.Text("monitor")) };
}
