using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Stages;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>From the stages of a pipeline to operations: parameters filled in, defaults applied, kinds gone.</summary>
public static class Lowering
{
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromHours(1);

    /// <summary>Lowers a pipeline that has no errors.</summary>
    /// <param name="happening">What started the run: push, pullRequest, schedule, retrain or manual.</param>
    public static LoweredPipeline Lower(SpecModel model, PipelineSymbol pipeline, string happening)
    {
        var parameters = pipeline.Syntax.Parameters.ToDictionary(static parameter => parameter.Name.Value, ParameterText.Of, StringComparer.Ordinal);
        var stages = pipeline.Stages.ToDictionary(static stage => stage.Id, StringComparer.Ordinal);
        var operations = ImmutableArray.CreateBuilder<Operation>(pipeline.Stages.Length);
        foreach (var stage in pipeline.Stages) operations.Add(Lower(stage, new DeclarationScope(stage, pipeline, stages, model, parameters), pipeline, model, parameters, happening));
        return new LoweredPipeline(
            pipeline.Name,
            model.Pipelines.Length == 1,
            operations.ToImmutable(),
            new([.. model.Datasets.Select(Files).OrderBy(static dataset => dataset.Name, StringComparer.Ordinal)]),
            new([.. model.Syntax.Header.Runtimes.Select(Runtime).OrderBy(static runtime => runtime.Name, StringComparer.Ordinal)]));
    }

    private static Operation Lower(StageSymbol stage, DeclarationScope scope, PipelineSymbol pipeline, SpecModel model, Dictionary<string, ParameterText> parameters, string happening)
    {
        var kind = StageKinds.Find(stage.Syntax.Kind.Value) ?? throw new InvalidOperationException($"'{stage.Syntax.Kind.Value}' was bound, so it is a kind.");
        var interpolator = new Interpolator(parameters, stage.Axes);
        var (body, defaults) = (stage.Syntax.Body, model.Syntax.Header.StageDefaults);
        var bodyOfStage = BodyOf(stage.Syntax, kind, scope, interpolator);
        if (bodyOfStage is BuiltInBody builtIn && scope.TestedCommand() is { } tested) bodyOfStage = builtIn with { Tested = Lower(tested, scope.For(tested), pipeline, model, parameters, happening).Work };
        var work = new StageWork(
            stage.Id,
            stage.Syntax.Name.Value,
            kind.Name,
            new(stage.Axes),
            new(stage.Needs),
            bodyOfStage,
            LimitsOf(body, defaults),
            StageBindings.InputsOf(stage, pipeline, model, interpolator),
            StageBindings.OutputsOf(stage),
            interpolator.Named)
        {
            Code = body.Find("code") is null ? null : new([.. body.Texts("code").Select(static glob => glob.Value)]),
            Variables = VariablesOf(body, defaults),
            Secrets = new([.. body.Texts("secrets").Select(static secret => secret.Value).Order(StringComparer.Ordinal)]),
            Runtime = (body.Text("runtime") ?? (stage.Syntax.HasOwnBody ? defaults.Text("runtime") : null))?.Value,
            Image = (body.Text("image") ?? (stage.Syntax.HasOwnBody ? defaults.Text("image") : null))?.Value,
            Seed = SeedOf(body, parameters),
            IsCached = (body.Bool("cache") ?? defaults.Bool("cache"))?.Value ?? true,
            When = body.Text("when")?.Value,
            IsWanted = Condition.Holds(body, parameters, happening),
        };
        return kind.Lower(new LoweringScope(work, stage.Syntax, interpolator));
    }

    private static StageBody BodyOf(StageSyntax stage, StageKind kind, DeclarationScope scope, Interpolator interpolator)
    {
        if (stage.Body.Find("command")?.Value is YamlSequence command)
            return new CommandBody(new([.. command.Items.OfType<YamlScalar>().Select(argument => interpolator.Split(argument.Value))]));
        return stage.Body.Text("project") is { } project ? new ProjectBody(project.Value) : new BuiltInBody(StageSettings.Of(stage, kind, scope, interpolator));
    }

    private static StageLimits LimitsOf(YamlMap body, YamlMap? defaults)
    {
        var (own, usual) = (body.Map("resources"), defaults.Map("resources"));
        var timeout = (body.Quantity("timeout") ?? defaults.Quantity("timeout"))?.Value.Value;
        var gpu = own?.Find("gpu") ?? usual?.Find("gpu");
        var gpus = gpu?.Value is YamlScalar count && Scalars.TryInteger(count, out var number) ? number : (gpu?.Value as YamlMap).Integer("count")?.Value ?? (gpu is null ? 0 : 1);
        return new StageLimits(
            timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : UsualTimeout,
            (int?)(body.Integer("retries") ?? defaults.Integer("retries"))?.Value,
            (own.Text("cpu") ?? usual.Text("cpu"))?.Value,
            (long?)(own.Quantity("memory") ?? usual.Quantity("memory"))?.Value.Value,
            (int)gpus,
            (gpu?.Value as YamlMap).Text("type")?.Value);
    }

    private static EquatableArray<EnvironmentVariable> VariablesOf(YamlMap body, YamlMap? defaults)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in defaults.Entries("env").Concat(body.Entries("env"))) variables[entry.Name] = (entry.Value as YamlScalar)?.Value ?? "";
        return new([.. variables.Select(static pair => new EnvironmentVariable(pair.Key, pair.Value))]);
    }

    // Stages that split or learn take chance from one number; it is that of the pipeline unless the stage has its own.
    internal static long SeedOf(YamlMap body, Dictionary<string, ParameterText> parameters) =>
        body.Integer("seed")?.Value ?? (parameters.TryGetValue("seed", out var seed) && long.TryParse(seed.Text, out var value) ? value : 0);

    internal static DatasetFiles Files(DatasetSymbol dataset)
    {
        var body = dataset.Syntax.Body;
        var remote = body.Map("source");
        return new DatasetFiles(dataset.Name, body.Text("source")?.Value, remote.Text("url")?.Value, remote.Text("sample")?.Value,
            new([.. remote.Texts("secrets").Select(static secret => secret.Value).Order(StringComparer.Ordinal)]));
    }

    private static RuntimeChoice Runtime(YamlEntry entry)
    {
        var body = entry.Value as YamlMap;
        return new RuntimeChoice(entry.Name, body.Text("python")?.Value, body.Text("lock")?.Value, body.Text("image")?.Value);
    }
}
