using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Maturity;

/// <summary>How automated a workspace is: 0 is by hand, 1 trains by itself, 2 also delivers, watches and retrains by itself.</summary>
public sealed record MaturityAssessment(ImmutableArray<MaturityRequirement> Requirements)
{
    public int Level => !Meets(1) ? 0 : Meets(2) ? 2 : 1;

    /// <summary>Returns what is missing for the next level.</summary>
    public ImmutableArray<MaturityRequirement> Missing =>
        [.. Requirements.Where(requirement => requirement.Level == Level + 1 && !requirement.IsMet)];

    public static MaturityAssessment Of(WorkspaceSyntax syntax) => new(
    [
        new(1, "a pipeline that trains, evaluates and registers", syntax.Pipelines.Any(Trains)),
        new(1, "a trigger of that pipeline: a push, a pull request, a schedule or a retraining", syntax.Pipelines.Any(static p => Trains(p) && HasTrigger(p))),
        new(1, "an experiment tracker", syntax.Header.StackChoice("experimentTracker") != "none"),
        new(2, "CI", syntax.Header.StackChoice("ci") != "none"),
        new(2, "a pipeline with a 'test' stage", syntax.Pipelines.Any(static p => HasStage(p, "test"))),
        new(2, "an environment with gates", syntax.Environments.Any(environment => HasGates(environment, syntax))),
        new(2, "a service with a rollout", syntax.Services.Any(static service => service.Rollout is not null)),
        new(2, "a monitor with alerts and retraining", syntax.Monitors.Any(static monitor => monitor.Retrain is not null && IsFilled(monitor.Body.Find("alerts")))),
    ]);

    private bool Meets(int level) => Requirements.All(requirement => requirement.Level != level || requirement.IsMet);

    private static bool Trains(PipelineSyntax pipeline) =>
        HasStage(pipeline, "train") && HasStage(pipeline, "evaluate") && HasStage(pipeline, "register");

    private static bool HasStage(PipelineSyntax pipeline, string kind) => pipeline.Stages.Any(stage => stage.Kind.Value == kind);

    // What a person starts by hand is no trigger.
    private static bool HasTrigger(PipelineSyntax pipeline) =>
        pipeline.Triggers is { } triggers && triggers.Entries.Any(static entry => entry.Name != "manual" && entry.Value is not YamlScalar { Value: "false" });

    private static bool HasGates(EnvironmentSyntax environment, WorkspaceSyntax syntax) =>
        IsFilled(environment.Body.Find("gates"))
        || syntax.Models.Any(model => model.Gates.Any(gates => gates.Name == environment.Name.Value && IsFilled(gates)));

    private static bool IsFilled(YamlEntry? list) => list?.Value is YamlSequence { Written.Length: > 0 };
}
