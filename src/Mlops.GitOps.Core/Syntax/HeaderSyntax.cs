using System.Collections.Immutable;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary><c>mlops.yaml</c>. A workspace whose header is missing or unreadable has an empty one.</summary>
public sealed record HeaderSyntax(YamlMap Body)
{
    public Spanned<string>? Project => Body.Text("project");

    public ImmutableArray<RoleSyntax> Roles { get; } = RoleSyntax.ReadAll(Body);

    public ImmutableArray<YamlEntry> Runtimes => Body.Entries("runtimes");

    public ImmutableArray<YamlEntry> Channels => Body.Entries("channels");

    public ImmutableArray<YamlEntry> Rules => Body.Entries("rules");

    public YamlMap? Changes => Body.Map("changes");

    public YamlMap? StageDefaults => Body.Map("defaults").Map("stage");

    public PersonSyntax? Deployer => Body.Map("deployer") is { } map ? PersonSyntax.Read(map) : null;

    public ImmutableArray<PersonSyntax> Registrars => [.. Body.Maps("registrars").Select(PersonSyntax.Read).OfType<PersonSyntax>()];

    /// <summary>Returns what the workspace chose of a part of the stack, or what it is when nothing is said.</summary>
    public string StackChoice(string part)
    {
        foreach (var (name, values, _) in StackShape.Choices)
        {
            if (name != part) continue;
            var chosen = Body.Map("stack")?.Find(part)?.Value;
            return chosen switch
            {
                YamlScalar { IsNull: false } scalar => scalar.Value,
                YamlMap { Entries.Length: 1 } map => map.Entries[0].Name,
                _ => StackShape.DefaultOf(values),
            };
        }

        throw new ArgumentException($"The stack has no part '{part}'.", nameof(part));
    }
}
