using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Promoting;

namespace Mlops.GitOps.Cli.Promoting;

/// <summary>Makes a change in the work tree, or proposes it.</summary>
internal static class ProposalRun
{
    /// <summary>Returns what to change, at a commit; null where nothing is left to do.</summary>
    public delegate Proposal? Choice(Ground ground, GitRepository repository, string commit);

    /// <param name="done">What to say where nothing is left to do.</param>
    public static int Run(Host host, ParseResult arguments, ProposalOptions options, string done, Choice choose)
    {
        var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
        using var repository = GitRepository.Open(root, host.Variable);
        return options.PullRequest.IsGiven(arguments)
            ? Propose(host, arguments, options, repository, done, choose)
            : Edit(host, arguments, root, repository, done, choose);
    }

    private static int Edit(Host host, ParseResult arguments, string root, GitRepository repository, string done, Choice choose)
    {
        var workspace = WorkspaceReader.Read(root);
        var head = repository.FindCommit("HEAD") ?? throw new PromotionRefusal("there is no commit yet", "git add --all; git commit");
        var output = host.TerminalFor(arguments).Out;
        if (choose(new Ground(workspace.Files, workspace.Compilation), repository, head) is not { } proposal)
        {
            output.WriteLine(Printable.Text(done));
            return ExitStatus.Fine;
        }

        foreach (var (path, text) in proposal.Files) AtomicFile.Write(Path.Join(root, path), text);
        var paths = proposal.Files.Select(static file => file.Path).ToList();
        output.WriteLine(Printable.Text($"{string.Join(", ", paths)} {(paths.Count == 1 ? "is" : "are")} changed: {proposal.Title}"));
        if (!host.IsQuiet(arguments)) output.WriteLine(Printable.Text($"commit it on a branch, so that it can be approved: git add {string.Join(' ', paths)}; git commit --message \"{proposal.Title}\""));
        return ExitStatus.Fine;
    }

    private static int Propose(Host host, ParseResult arguments, ProposalOptions options, GitRepository repository, string done, Choice choose)
    {
        var remote = arguments.GetRequiredValue(options.Remote);
        var name = ForgeChoice.Repository(repository, arguments.GetValue(options.Repository), remote, host.Variable);
        var terminal = host.TerminalFor(arguments);
        using var signals = new StopSignals(static () => { }, static () => { });
        signals.Listen();
        using var forge = new GitHubClient(ForgeAddress.Of(host.Variable), signals.Token);
        var outcome = new Proposer(repository, forge, remote, name, (from, to) => PlanDescription.Of(repository, from, to)).Run((ground, commit) => choose(ground, repository, commit));
        terminal.Out.WriteLine(Printable.Text(ProposalText.Of(outcome, done)));
        return ExitStatus.Fine;
    }
}
