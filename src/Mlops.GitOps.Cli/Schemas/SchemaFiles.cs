using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Shapes;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Every editor schema: what people write first, then what the tool writes.</summary>
public static class SchemaFiles
{
    public static ImmutableArray<SchemaFile> All { get; } =
    [
        new("workspace", "An mlops workspace", "mlops.yaml", Grammar.Header),
        new("definitions", "Definitions of an mlops workspace", "*.mlops.yaml", Grammar.Definitions),
        new("pins", "What runs in an environment", "environments/*.pins.yaml", Grammar.Pins),
        new("version", "The record of a version of a model", "registry/*/<n>.yaml", Grammar.Version),
        new("rejected", "The quarantine of a model", "registry/*/rejected.yaml", Grammar.Rejected),
        new("policy-tests", "What the rules of a workspace are expected to decide", "*.policy-test.yaml", Grammar.PolicyTests),
        new("policy-results", "How policy tests went", "test-policy --format json", Grammar.PolicyResults),
        new("lock", "What the last complete run of a pipeline produced", "locks/*.lock", Grammar.Lock),
        new("run", "The record of a run", ".mlops/runs/*/run.json", Grammar.Run),
        new("stage", "What a stage is told", "the file that MLOPS_STAGE names", Grammar.StageFile),
        new("status", "Which stages are current", "status --format json", Grammar.Status),
        new("plan", "What changes between two commits", "plan --format json", Grammar.Plan),
        new("decision", "What a stage that decides gives", "its decision", Grammar.Decision),
        new("metrics", "Metrics as a stage gives them", "its metrics", Grammar.Metrics),
        new("experiments", "The experiments of a workspace", "experiments list --format json", Grammar.ExperimentList),
        new("runs", "Recorded runs", "experiments search --format json", Grammar.RunList),
        new("comparison", "How the combinations of an experiment compare", "experiments compare --format json", Grammar.Comparison),
        new("verdict", "Whether a change may be merged", "gate", Grammar.Verdict),
        new("map", "What compiling wrote, and from what", "generated/map.json", Grammar.OutputMap),
    ];

    public static SchemaFile? Find(string name) => All.FirstOrDefault(file => file.Name == name);

    /// <summary>Returns the schema for a file of a workspace, or null for a file that is none of ours.</summary>
    public static SchemaFile? For(string path) => Compiler.RoleOf(path) switch
    {
        FileRole.Header => Find("workspace"),
        FileRole.Definitions => Find("definitions"),
        FileRole.Pins => Find("pins"),
        FileRole.Version => Find("version"),
        FileRole.Rejected => Find("rejected"),
        FileRole.PolicyTests => Find("policy-tests"),
        _ => IsLock(path) ? Find("lock") : null,
    };

    private static bool IsLock(string path) =>
        path.Split('/') is ["locks", var file] && file.EndsWith(".lock", StringComparison.Ordinal);
}
