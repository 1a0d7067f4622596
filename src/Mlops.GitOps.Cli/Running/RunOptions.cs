using System.Collections.Immutable;
using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Running;

/// <summary>What can be said of a run on the command line.</summary>
internal sealed class RunOptions
{
    private readonly Argument<string?> pipeline = PipelineArgument("The pipeline; the only one unless said");
    private readonly Option<string[]> stages = new("--stage") { Description = "A stage to run, with all it needs; may stand several times", HelpName = "STAGE" };
    private readonly Option<bool> only = new("--only") { Description = "Run the stages named alone, on what the store has of what they need" };
    private readonly Option<bool> all = new("--all") { Description = "Run every pipeline, one after the other" };
    private readonly Option<string[]> sets = new("--set") { Description = "Set a value of the pipeline for this run, such as params.trees=300", HelpName = "PATH=VALUE" };
    private readonly Option<bool> sample = new("--sample") { Description = "Read datasets that have a sample from it" };
    private readonly Option<int?> jobs = new("--jobs", "-j") { Description = "How many stages run at once; one a processor unless said", HelpName = "N" };
    private readonly Option<bool> force = new("--force") { Description = "Run stages although their results are there" };
    private readonly Option<bool> dryRun = new("--dry-run", "-n") { Description = "Say what would run, and why" };
    private readonly Option<bool> locked = new("--locked") { Description = "Fail where the lock would change" };
    private readonly Option<string?> happening = new("--event") { Description = "What 'when' sees as the event; that of the workflow on GitHub, else manual", HelpName = "EVENT" };
    private readonly Option<string> format = new("--format") { Description = "How to show how it ended: text or json", HelpName = "FORMAT", DefaultValueFactory = static _ => "text" };

    public void AddTo(Command command)
    {
        happening.AcceptOnlyFromAmong(Happening.All);
        format.AcceptOnlyFromAmong("text", "json");
        jobs.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1) result.AddError("'--jobs' wants at least 1.");
        });
        command.Add(pipeline);
        foreach (var option in (Option[])[stages, only, all, sets, sample, jobs, force, dryRun, locked, happening, format]) command.Add(option);
    }

    public static Argument<string?> PipelineArgument(string description) => new("pipeline") { Description = description, HelpName = "PIPELINE", Arity = ArgumentArity.ZeroOrOne };

    public string? Pipeline(ParseResult arguments) => arguments.GetValue(pipeline);

    public bool IsAll(ParseResult arguments) => arguments.GetValue(all);

    public bool IsJson(ParseResult arguments) => arguments.GetValue(format) == "json";

    public ImmutableArray<string> Sets(ParseResult arguments) => [.. arguments.GetValue(sets) ?? []];

    /// <summary>Refuses what does not go together.</summary>
    public void Check(ParseResult arguments)
    {
        if (IsAll(arguments) && Pipeline(arguments) is { } named) throw new UserMistake($"'--all' runs every pipeline, and '{named}' is one", $"mlops run {named}");
        if (arguments.GetValue(only) && arguments.GetValue(stages) is not { Length: > 0 }) throw new UserMistake("'--only' runs named stages alone, and none is named", "mlops run --stage train --only");
        SetValues.Check(Sets(arguments));
    }

    public RunRequest RequestOf(ParseResult arguments, string root, string name, SpecSource specs, Func<string, string?> variable)
    {
        var isUnnamed = Pipeline(arguments) is null && !IsAll(arguments);
        var started = arguments.GetValue(happening) ?? Happening.Of(variable("GITHUB_EVENT_NAME"));
        return new RunRequest(root, name, StoreAddress.Of(root).Url, files => specs.Lower(name, isUnnamed, started, files))
        {
            IsUnnamed = isUnnamed,
            Stages = [.. arguments.GetValue(stages) ?? []],
            IsOnly = arguments.GetValue(only),
            IsForced = arguments.GetValue(force),
            IsDryRun = arguments.GetValue(dryRun),
            IsLocked = arguments.GetValue(locked),
            IsSample = arguments.GetValue(sample),
            Jobs = arguments.GetValue(jobs) ?? Environment.ProcessorCount,
            Sets = Sets(arguments),
            Happening = started,
            Retries = Terminal.IsSet(variable("CI")) ? 3 : 0,
            Variable = variable,
            ToolVersion = ToolVersion.Text,
        };
    }
}
