using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Deciding;
using Mlops.GitOps.Data.Evaluating;
using Mlops.GitOps.Data.Explaining;
using Mlops.GitOps.Data.Features;
using Mlops.GitOps.Data.Features.Materializing;
using Mlops.GitOps.Data.Ingesting;
using Mlops.GitOps.Data.Predicting;
using Mlops.GitOps.Data.Splitting;
using Mlops.GitOps.Data.Testing;
using Mlops.GitOps.Data.Training;
using Mlops.GitOps.Data.Transforming;
using Mlops.GitOps.Data.Validating;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data;

/// <summary>Every kind of stage that has a built-in body.</summary>
public static class StageRunners
{
    public static ImmutableArray<StageRunner> All { get; } =
    [
        IngestStage.Runner, ValidateStage.Runner, TransformStage.Runner, FeaturesStage.Runner, SplitStage.Runner, TestStage.Runner, MaterializeStage.Runner,
        TrainStage.Runner, PredictStage.Runner, EvaluateStage.Runner, DecideStage.Runner, ExplainStage.Runner,
    ];

    public static StageRunner? Find(string kind)
    {
        foreach (var runner in All)
        {
            if (runner.Kind == kind) return runner;
        }

        return null;
    }

    /// <summary>Does the work that a stage file describes and returns an exit status: 0 done, 1 failed.</summary>
    public static int Run(StageRunner runner, string stageFile, TextWriter log, CancellationToken stop) => Run(runner, stageFile, runTested: null, log, stop);

    /// <param name="runTested">Runs the command of the stage that a test is of, as a stage file says.</param>
    public static int Run(StageRunner runner, string stageFile, Func<string, TextWriter, int>? runTested, TextWriter log, CancellationToken stop) =>
        Run(_ => runner, stageFile, runTested, log, stop);

    /// <summary>Does the same for a stage that is known by its name alone.</summary>
    public static int Run(string stage, string stageFile, TextWriter log, CancellationToken stop) => Run(context => RunnerOf(context, stage), stageFile, runTested: null, log, stop);

    /// <summary>Returns the kind of a stage; null where its file is of another one, which running it says in words.</summary>
    public static string? KindOf(string stageFile, string stage)
    {
        try
        {
            var context = StageContext.Read(stageFile, TextWriter.Null);
            return context.Stage == stage ? context.Kind : null;
        }
        catch (StageFailure)
        {
            return null;
        }
    }

    private static StageRunner RunnerOf(StageContext context, string stage)
    {
        if (context.Stage != stage) throw new StageFailure($"The stage file is of stage '{context.Stage}', and not of '{stage}'.");
        if (context.Kind is not { } kind) throw new StageFailure($"Stage '{stage}' has a body of its own.", "Run its command.");
        return Find(kind) ?? throw new StageFailure($"This version has no built-in body for stages of kind '{kind}'.");
    }

    private static int Run(Func<StageContext, StageRunner> runnerOf, string stageFile, Func<string, TextWriter, int>? runTested, TextWriter log, CancellationToken stop)
    {
        try
        {
            var context = StageContext.Read(stageFile, log, runTested);
            RunBody(runnerOf(context), context, stop);
            context.Finish();
            return 0;
        }
        catch (StageFailure failure)
        {
            log.WriteLine($"error: {failure.Message}");
            if (failure.Hint is { } hint) log.WriteLine($"  hint: {hint}");
            return 1;
        }
        catch (DuckException failure)
        {
            log.WriteLine($"error: {failure.Message}");
            return 1;
        }
    }

    // Bodies read their settings without a word about what may be wrong with them; the compiler has checked what people write.
    private static void RunBody(StageRunner runner, StageContext context, CancellationToken stop)
    {
        try
        {
            runner.Run(context, stop);
        }
        catch (Exception failure) when (SettingsJson.IsUnreadable(failure))
        {
            throw new StageFailure($"The settings of stage '{context.Stage}' can't be read: {failure.Message}", inner: failure);
        }
    }
}
