using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using Mlops.GitOps.Cli.Gating;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Promoting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Promotion.Promoting;
using Mlops.GitOps.Rules.Attesting;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Signs the record of a version that a run made, and brings it before people.</summary>
internal static class RegisterCommand
{
    public const string Description = "Sign the record of a version, and open the pull request that registers it";

    public static Command Create(Host host)
    {
        var version = new Argument<string>("version") { Description = "The model, and its version where it is not the newest", HelpName = "MODEL[@N]" };
        var key = new Option<string?>("--sign-key") { Description = "The registrar's private key (P-256): a file, or env:NAME", HelpName = "KEY" };
        var options = new ProposalOptions();
        var command = new DocumentedCommand("register", Description, "mlops register credit@7 --sign-key env:REGISTRAR_KEY", "mlops register credit --sign-key env:REGISTRAR_KEY --pull-request");
        command.Add(version);
        command.Add(key);
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(key) is null && result.GetResult(options.PullRequest) is null) result.AddError("One of '--sign-key' and '--pull-request' says what to do with the record.");
        });
        command.SetAction(arguments =>
        {
            var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
            var (model, number) = VersionChoice.Find(new RegistryFolder(root), arguments.GetRequiredValue(version), "register");
            using var signer = arguments.GetValue(key) is { } written ? KeyChoice.Read(written, host) : null;
            var workspace = WorkspaceReader.Read(root);
            var here = new Ground(workspace.Files, workspace.Compilation);
            var record = here.Record(model, number) ?? throw new UserMistake("the record can't be read", "mlops validate", ExitStatus.No);
            if (Bundle.Of(record.Body)?.ToString() != record.Bundle) throw new UserMistake("the record is not what was registered", "mlops registry verify", ExitStatus.No);
            if (signer is not null) WarnOfStranger(here, signer, host.TerminalFor(arguments));
            return options.PullRequest.IsGiven(arguments)
                ? ProposalRun.Run(host, arguments, options, FormattableString.Invariant($"{model}@{number} is registered already"), (@base, _, _) => Registration.Of(here, @base, record, LocksOf(root), signer))
                : Sign(host, arguments, here, root, record, signer);
        });
        return command;
    }

    private static int Sign(Host host, ParseResult arguments, Ground here, string root, VersionRecord record, ECDsa? key)
    {
        var path = Registration.PathOf(record.Model, record.Version);
        var envelope = VersionAttestation.PathOf(record.Model, record.Version);
        if (key is null || here.SourceOf(path) is not { } source) return ExitStatus.No;
        var output = host.TerminalFor(arguments).Out;
        if (File.Exists(Path.Join(root, envelope)) && VersionAttestation.Holds(source.Text, record.Body, File.ReadAllText(Path.Join(root, envelope)), [PublicOf(key)]))
        {
            output.WriteLine(Printable.Text($"{envelope} is signed with this key already"));
            return ExitStatus.Fine;
        }

        AtomicFile.Write(Path.Join(root, envelope), Registration.Signed(path, source.Text, key));
        output.WriteLine(Printable.Text($"{envelope} is written: commit it with {path}"));
        return ExitStatus.Fine;
    }

    private static void WarnOfStranger(Ground here, ECDsa key, Terminal terminal)
    {
        var registrars = RegistrarKeys.Of(here.Compilation.Syntax.Header);
        if (!registrars.Contains(PublicOf(key), StringComparer.Ordinal))
            terminal.Error.WriteLine($"{terminal.ErrorPaint.Yellow("warning")}: no registrar of mlops.yaml has this key, so the signature will not count; its publicKey is {PublicOf(key)}");
    }

    private static string PublicOf(ECDsa key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    private static ImmutableArray<(string Path, string Text)> LocksOf(string root)
    {
        var folder = Path.Join(root, "locks");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.lock").Order(StringComparer.Ordinal).Select(path => ($"locks/{Path.GetFileName(path)}", File.ReadAllText(path)))] : [];
    }
}
