using Mlops.GitOps.Core.Shapes.Sections;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>The shape of each kind of file that people and the tool write: what may stand where.</summary>
public static class Grammar
{
    /// <summary><c>mlops.yaml</c>.</summary>
    public static RecordShape Header => HeaderShape.Shape;

    /// <summary><c>*.mlops.yaml</c>.</summary>
    public static RecordShape Definitions => DefinitionsShape.Shape;

    /// <summary><c>environments/&lt;env&gt;.pins.yaml</c>.</summary>
    public static RecordShape Pins => PinsShape.Shape;

    /// <summary><c>registry/&lt;model&gt;/&lt;n&gt;.yaml</c>.</summary>
    public static RecordShape Version => VersionShape.Shape;

    /// <summary><c>registry/&lt;model&gt;/rejected.yaml</c>.</summary>
    public static RecordShape Rejected => RejectedShape.Shape;

    /// <summary><c>locks/&lt;pipeline&gt;.lock</c>.</summary>
    public static RecordShape Lock => LockShape.Shape;

    /// <summary><c>.mlops/runs/&lt;id&gt;/run.json</c>.</summary>
    public static RecordShape Run => RunShape.Shape;

    /// <summary>The file that MLOPS_STAGE names.</summary>
    public static RecordShape StageFile => StageFileShape.Shape;

    /// <summary>What <c>status --format json</c> prints.</summary>
    public static RecordShape Status => StatusShape.Shape;

    /// <summary>What <c>plan --format json</c> prints.</summary>
    public static RecordShape Plan => PlanShape.Shape;

    /// <summary>What a stage that decides gives.</summary>
    public static RecordShape Decision => DecisionShape.Shape;

    /// <summary>Metrics as a stage gives them.</summary>
    public static RecordShape Metrics => MetricsShape.Shape;

    /// <summary>What <c>experiments list --format json</c> prints.</summary>
    public static RecordShape ExperimentList => TrialsShape.Experiments;

    /// <summary>What <c>experiments search --format json</c> prints.</summary>
    public static RecordShape RunList => TrialsShape.Runs;

    /// <summary>What <c>experiments compare --format json</c> prints.</summary>
    public static RecordShape Comparison => TrialsShape.Comparison;

    /// <summary>What <c>gate</c> prints.</summary>
    public static RecordShape Verdict => VerdictShape.Shape;

    /// <summary><c>*.policy-test.yaml</c>.</summary>
    public static RecordShape PolicyTests => PolicyTestShape.Shape;

    /// <summary>What <c>test-policy --format json</c> prints.</summary>
    public static RecordShape PolicyResults => PolicyResultsShape.Shape;

    /// <summary><c>generated/map.json</c>.</summary>
    public static RecordShape OutputMap => OutputMapShape.Shape;
}
