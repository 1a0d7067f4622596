namespace Mlops.GitOps.Execution.Experiments;

/// <summary>Names of tags, MLflow's and ours.</summary>
public static class TrialTags
{
    public const string RunName = "mlflow.runName";
    public const string User = "mlflow.user";
    public const string SourceName = "mlflow.source.name";
    public const string SourceType = "mlflow.source.type";
    public const string Commit = "mlflow.source.git.commit";
    public const string IsDirty = "mlops.code.dirty";
    public const string Experiment = "mlops.experiment";
    public const string Pipeline = "mlops.pipeline";
    public const string Configuration = "mlops.configuration";
    public const string Replicate = "mlops.replicate";
    public const string Seed = "mlops.seed";

    /// <summary>The key of the stage that measured.</summary>
    public const string Key = "mlops.key";

    public const string TrainingRows = "mlops.rows.train";
    public const string TestRows = "mlops.rows.test";
    public const string ModelDigest = "mlops.digest.model";
    public const string PredictionsDigest = "mlops.digest.predictions";

    /// <summary>The digest of the table that the model was judged on.</summary>
    public const string TestDigest = "mlops.digest.test";

    /// <summary>Which run took the place of this one, when what it was made from had changed.</summary>
    public const string ReplacedBy = "mlops.replacedBy";

    /// <summary>Of a run that failed: the stage that did, and what there is to say of it.</summary>
    public const string FailedStage = "mlops.failed.stage";

    public const string FailedBecause = "mlops.failed.because";

    public const string Tool = "mlops.tool";
    public const string Runtime = "mlops.platform.runtime";
    public const string System = "mlops.platform.os";

    /// <summary>Of an experiment: whether its last sweep came to its end.</summary>
    public const string IsComplete = "mlops.complete";
}
