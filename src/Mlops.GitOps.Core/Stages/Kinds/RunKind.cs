using Mlops.GitOps.Core.Shapes.Sections;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Anything else: a command or a C# project with declared inputs and outputs.</summary>
internal static class RunKind
{
    public static readonly StageKind Kind = new("run", "Runs a command or a C# project.",
    [
        Optional("inputs", StageFields.Inputs, "What it reads, by name."),
        Optional("outputs", StageFields.DeclaredOutputs, "What it gives, by name."),
    ],
    [],
    static stage =>
    {
        if (!stage.Syntax.HasOwnBody) stage.ReportMissing("command' or 'project");
        stage.AnyInputs("inputs");
        return stage.DeclaredOutputs("outputs");
    });
}
