using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Types;
using static Mlops.GitOps.Core.Shapes.ShapeTable;

namespace Mlops.GitOps.Core.Stages.Kinds;

/// <summary>Answers one of the two questions of a problem; a no skips what depends on it.</summary>
internal static class DecideKind
{
    public static readonly StageKind Kind = new("decide", "Answers whether ML is needed at all, or whether the model solves the problem.",
    [
        Required("problem", Words.SpokenName, "The problem."),
        Required("ask", OneOf("needsMl", "solved"), "The question."),
        Optional("data", StageFields.Input, "The rows on which the baseline is measured, for needsMl."),
        Optional("metrics", StageFields.Input, "The metrics of the model, for solved."),
    ],
    ["decision"],
    static stage =>
    {
        var problem = stage.Problem("problem");
        var ask = stage.Text("ask")?.Value;
        if (ask == "needsMl")
        {
            var rows = stage.Table("data");
            stage.Baseline(problem, rows);
            stage.ProblemSays(problem, "needsMlWhen");
        }
        else if (ask == "solved")
        {
            stage.Metrics("metrics");
            stage.ProblemSays(problem, "solvedWhen");
        }

        return [new("decision", new ReportType())];
    })
    {
        Declare = static scope => [("question", scope.Question("problem", "ask", "data"))],
        Lower = static stage => new Gate(stage.Work, stage.Text("problem"), stage.Text("ask")),
    };
}
