using System.CommandLine;
using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Editing;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Scaffolding;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Editing;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Execution.Files;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Puts a person into a role, by number.</summary>
internal static class AddRoleCommand
{
    public static Command Create(Host host)
    {
        var role = new Argument<string>("role") { Description = "The role", HelpName = "ROLE" };
        var login = new Argument<string>("login") { Description = "The person's login", HelpName = "LOGIN" };
        var id = new Option<long?>("--id") { Description = "The account's number; asked of GitHub unless said", HelpName = "N" };
        var command = new DocumentedCommand("role", "Put a person into a role",
            "mlops add role risk edith",
            "mlops add role risk edith --id 2001");
        command.Add(role);
        command.Add(login);
        command.Add(id);
        command.SetAction(arguments => Run(host, arguments, arguments.GetRequiredValue(role), arguments.GetRequiredValue(login), arguments.GetValue(id)));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, string role, string login, long? id)
    {
        var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
        StackAnswers.CheckedProject(role);
        if (id <= 0) throw new UserMistake("the number of an account is greater than 0");
        var path = Path.Join(root, WorkspaceFinder.HeaderName);
        var diagnostics = new DiagnosticBag();
        var source = Utf8Source.Decode(WorkspaceFinder.HeaderName, SourceBytes.Read(path), diagnostics);
        var document = source is null ? null : YamlReader.Read(source, diagnostics);
        if (document?.Root is not YamlMap header || diagnostics.HasErrors)
            throw new UserMistake("mlops.yaml can't be read", "mlops validate", ExitStatus.No);

        var person = id is { } number ? (Id: number, Login: login) : AccountLookup.Find(login, $"mlops add role {role} {login} --id N", host.Variable);
        var terminal = host.TerminalFor(arguments);
        var shown = string.Create(CultureInfo.InvariantCulture, $"{person.Login} ({person.Id})");
        if (IsMember(header, role, person.Id, person.Login))
        {
            terminal.Out.WriteLine(Printable.Text($"{shown} already is in the role '{role}'."));
            return ExitStatus.Fine;
        }

        var entry = Flow(Map(("id", Number(person.Id)), ("login", Text(person.Login))));
        var owner = (header.Find("roles")?.Written as YamlMap)?.Find(role);
        var text = owner is null ? SpecPatch.AddEntry(document, "roles", role, Flow(Seq(entry))) : SpecPatch.AddItem(document, owner, entry);
        if (text is null) throw new UserMistake($"the role '{role}' in mlops.yaml is written in a way that nothing can be added to", exitStatus: ExitStatus.No);
        AtomicFile.Write(path, text);
        terminal.Out.WriteLine(Printable.Text($"{shown} is in the role '{role}' now."));
        return ExitStatus.Fine;
    }

    /// <summary>Tells whether the person is in the role; refuses one login with two numbers and one number with two logins.</summary>
    private static bool IsMember(YamlMap header, string role, long id, string login)
    {
        var isMember = false;
        foreach (var known in new HeaderSyntax(header).Roles)
        {
            foreach (var person in known.People)
            {
                var isSameLogin = string.Equals(person.Login.Value, login, StringComparison.OrdinalIgnoreCase);
                if (isSameLogin != (person.Id.Value == id))
                {
                    var other = string.Create(CultureInfo.InvariantCulture, $"{person.Login.Value} ({person.Id.Value})");
                    throw new UserMistake($"the role '{known.Name.Value}' knows {other}, and an account has one login and one number", exitStatus: ExitStatus.No);
                }

                isMember |= isSameLogin && known.Name.Value == role;
            }
        }

        return isMember;
    }
}
