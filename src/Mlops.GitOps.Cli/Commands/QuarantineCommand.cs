using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Promoting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Puts the bundle of a version into quarantine, or takes it out. Both are written down and stay.</summary>
internal static class QuarantineCommand
{
    public const string RejectDescription = "Refuse a version everywhere, from now on";

    public const string ReleaseDescription = "Let a version that was rejected run again";

    public static Command CreateReject(Host host) => Create(host, "reject", RejectDescription, "Scores customers without income too low", isRelease: false);

    public static Command CreateRelease(Host host) => Create(host, "release", ReleaseDescription, "The data was wrong, not the model", isRelease: true);

    private static DocumentedCommand Create(Host host, string name, string description, string example, bool isRelease)
    {
        var version = new Argument<string>("version") { Description = "The model and its version", HelpName = "MODEL@N" };
        var reason = new Option<string>("--reason") { Description = "Why, for those who come later", HelpName = "TEXT", DefaultValueFactory = static _ => "no reason was given" };
        var options = new ProposalOptions();
        var command = new DocumentedCommand(name, description, $"mlops {name} credit@7 --reason \"{example}\"", $"mlops {name} credit@7 --reason \"{example}\" --pull-request");
        command.Add(version);
        command.Add(reason);
        options.AddTo(command);
        command.SetAction(arguments =>
        {
            var written = arguments.GetRequiredValue(version);
            var (model, number) = VersionChoice.Split(written, name);

            // The newest of a moment ago may be another one now, and this is about one version.
            if (number is null) throw new UserMistake("which version is meant must be said", $"mlops {name} {model}@N");
            var why = arguments.GetRequiredValue(reason);
            if (string.IsNullOrWhiteSpace(why)) throw new UserMistake("the reason is empty", $"mlops {name} {written} --reason TEXT");
            return ProposalRun.Run(host, arguments, options, isRelease ? $"{written} is not rejected: nothing to release" : $"{written} is rejected already",
                (ground, repository, _) => QuarantineEdit.Choose(ground, model, number, why, new GitWriter(repository).Committer(), DateTimeOffset.UtcNow, isRelease) is { } entry ? Proposals.Of(ground, entry) : null);
        });
        return command;
    }
}
