using System.Collections.Immutable;
using Mlops.GitOps.Data.Splitting;
using Mlops.GitOps.Data.Testing;
using Mlops.GitOps.Data.Transforming;
using Mlops.GitOps.Data.Validating;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data;

/// <summary>Every kind of stage that has a built-in body.</summary>
public static class StageRunners
{
    public static ImmutableArray<StageRunner> All { get; } =
    [
        new("validate", "1", ValidateStage.Run),
        new("split", "1", SplitStage.Run),
        new("transform", "1", TransformStage.Run),
        new("test", "1", TestStage.Run),
    ];

    /// <summary>Does the work that a stage file describes and returns an exit status: 0 done, 75 to be tried again, 1 failed.</summary>
    public static int Run(StageRunner runner, string stageFile, TextWriter log, CancellationToken stop)
    {
        try
        {
            var context = StageContext.Read(stageFile, log);
            runner.Run(context, stop);
            context.Finish();
            return 0;
        }
        catch (StageFailure failure)
        {
            log.WriteLine($"error: {failure.Message}");
            if (failure.Hint is { } hint) log.WriteLine($"  hint: {hint}");
            return failure.MayWorkLater ? 75 : 1;
        }
    }
}
