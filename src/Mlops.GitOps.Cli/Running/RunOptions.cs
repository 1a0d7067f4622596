using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Running;

/// <summary>What can be said of a run on the command line.</summary>
internal sealed class RunOptions
{
    private readonly Argument<string?> pipeline = PipelineArgument("The pipeline; the only one unless said");
    private readonly Option<string[]> stages = new("--stage") { Description = "A stage to run, with all it needs; may stand several times", HelpName = "STAGE" };
    private readonly Flag only = new("--only") { Description = "Run the stages named alone, on what the store has of what they need" };
    private readonly Flag all = new("--all") { Description = "Run every pipeline, one after the other" };
    private readonly Option<string[]> sets = new("--set") { Description = "Set a value of the pipeline for this run, such as params.trees=300", HelpName = "PATH=VALUE" };
    private readonly Flag sample = new("--sample") { Description = "Read datasets that have a sample from it" };
    private readonly Option<string?> jobs = new("--jobs", "-j") { Description = "How many stages run at once; one a processor unless said", HelpName = "N" };
    private readonly Flag force = new("--force") { Description = "Run stages although their results are there" };
    private readonly Flag dryRun = new("--dry-run") { Aliases = { "-n" }, Description = "Say what would run, and why" };
    private readonly Flag locked = new("--locked") { Description = "Fail where the lock would change" };
    private readonly Option<string?> happening = new("--event") { Description = "What 'when' sees as the event; that of the workflow on GitHub, else manual", HelpName = "EVENT" };
    private readonly TextOrJson format = new("How to show how it ended: text or json");

    public void AddTo(Command command)
    {
        happening.AcceptOnlyFromAmong(Happening.All);
        jobs.Validators.Add(static result =>
        {
            if (!IsCount(result.GetValueOrDefault<string?>())) result.AddError("'--jobs' wants a whole number from 1.");
        });
        command.Add(pipeline);
        foreach (var option in (Option[])[stages, only, all, sets, sample, jobs, force, dryRun, locked, happening, format]) command.Add(option);
    }

    public static Argument<string?> PipelineArgument(string description) => new("pipeline") { Description = description, HelpName = "PIPELINE", Arity = ArgumentArity.ZeroOrOne };

    public string? Pipeline(ParseResult arguments) => arguments.GetValue(pipeline);

    public bool IsAll(ParseResult arguments) => all.IsGiven(arguments);

    public bool IsJson(ParseResult arguments) => format.IsJson(arguments);

    public ImmutableArray<string> Sets(ParseResult arguments) => [.. arguments.GetValue(sets) ?? []];

    /// <summary>Refuses what does not go together.</summary>
    public void Check(ParseResult arguments)
    {
        if (IsAll(arguments) && Pipeline(arguments) is { } named) throw new UserMistake($"'--all' runs every pipeline, and '{named}' is one", $"mlops run {named}");
        if (only.IsGiven(arguments) && arguments.GetValue(stages) is not { Length: > 0 }) throw new UserMistake("'--only' runs named stages alone, and none is named", "mlops run --stage train --only");
        SetValues.Check(Sets(arguments));
    }

    private static bool IsCount(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0;

    public RunRequest RequestOf(ParseResult arguments, string root, string name, SpecSource specs, Func<string, string?> variable)
    {
        var isUnnamed = Pipeline(arguments) is null && !IsAll(arguments);
        var started = arguments.GetValue(happening) ?? Happening.Of(variable("GITHUB_EVENT_NAME"));
        return new RunRequest(root, name, StoreAddress.Of(root).Url, files => specs.Lower(name, isUnnamed, started, files))
        {
            IsUnnamed = isUnnamed,
            Stages = [.. arguments.GetValue(stages) ?? []],
            IsOnly = only.IsGiven(arguments),
            IsForced = force.IsGiven(arguments),
            IsDryRun = dryRun.IsGiven(arguments),
            IsLocked = locked.IsGiven(arguments),
            IsSample = sample.IsGiven(arguments),
            Jobs = arguments.GetValue(jobs) is { } count ? int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture) : Environment.ProcessorCount,
            Sets = Sets(arguments),
            Happening = started,
            Retries = Terminal.IsSet(variable("CI")) ? 3 : 0,
            Variable = variable,
            BuiltIn = BuiltIns.In(root, variable),
            OpenShared = () => StoreAddress.Of(root).OpenShared(root, variable),
            ToolVersion = ToolVersion.Text,
        };
    }
}
