using System.Diagnostics;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Spans of runs and stages, for whoever listens; without a listener they cost nothing.</summary>
internal static class Telemetry
{
    private static readonly ActivitySource Source = new("Mlops.GitOps.Execution");

    public static Activity? StartRun(string pipeline, string runId) =>
        Source.StartActivity($"run {pipeline}")?.SetTag("mlops.pipeline", pipeline).SetTag("mlops.run", runId);

    /// <summary>Begins the span of a stage. Stages run on threads of their own, so the run's span is named.</summary>
    public static Activity? StartStage(string pipeline, string stage, string kind, ActivityContext run) =>
        Source.StartActivity($"stage {stage}", ActivityKind.Internal, run)?.SetTag("mlops.pipeline", pipeline).SetTag("mlops.stage", stage).SetTag("mlops.kind", kind);

    public static void End(Activity? span, StageReport report)
    {
        if (span is null) return;
        span.SetTag("mlops.key", report.Key?.ToString()).SetTag("mlops.attempts", report.Attempts).SetTag("mlops.ending", report.Ending.ToString());
        if (report.Ending == StageEnding.Failed) span.SetStatus(ActivityStatusCode.Error, report.Message);
    }
}
