using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Cli.Views;

/// <summary>What <c>mlops features materialize</c> takes.</summary>
internal sealed class MaterializeOptions
{
    private readonly Argument<string[]> views = new("view") { Description = "The views; without a version the highest", HelpName = "VIEW", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> asOf = new("--as-of") { Description = "What was known later does not count: a date, or a time; UTC unless it has a zone", HelpName = "TIME", Required = true };
    private readonly Option<string?> labels = new("--labels") { Description = "For which rows: a dataset, or a .parquet, .csv or .ndjson file with the views' keys and a time", HelpName = "DATASET|FILE" };
    private readonly Option<string?> happened = new("--event") { Description = "The column of the labels' file that says as of when their values are; the only one with times unless said", HelpName = "COLUMN" };
    private readonly Flag entities = new("--entities") { Description = "For every entity known by then; so unless --labels is given" };
    private readonly Option<string?> output = new("--out") { Description = "The Parquet file to write; without it only rows and digest are told", HelpName = "FILE" };
    private readonly Option<string?> digest = new("--digest") { Description = "What the digest must be; the exit status is 1 where it is not", HelpName = "sha256:…" };

    public void AddTo(Command command)
    {
        command.Add(views);
        foreach (var option in (Option[])[asOf, labels, happened, entities, output, digest]) command.Add(option);
    }

    public IReadOnlyList<string> Views(ParseResult arguments) => arguments.GetValue(views) ?? [];

    public string? Labels(ParseResult arguments)
    {
        var given = arguments.GetValue(labels);
        if (given is not null && entities.IsGiven(arguments)) throw new UserMistake("--labels and --entities say different things", "give one of them");
        if (given is null && Event(arguments) is not null) throw new UserMistake("--event is about a file of labels, and none is given", "--labels FILE");
        return given;
    }

    public string? Event(ParseResult arguments) => arguments.GetValue(happened);

    public string? Output(ParseResult arguments) => arguments.GetValue(output);

    public long AsOf(ParseResult arguments)
    {
        var given = arguments.GetValue(asOf) ?? "";
        return Timestamp.TryParse(given, out var time) ? time : throw new UserMistake($"--as-of is no time: '{given}'", "--as-of 2026-01-01, or --as-of 2026-01-01T08:30:00Z");
    }

    public Digest? Digest(ParseResult arguments) => arguments.GetValue(digest) is not { } given ? null
        : Core.Records.Digest.TryParse(given) ?? throw new UserMistake($"--digest is no digest: '{given}'", "it is sha256: and 64 small hex digits");
}
