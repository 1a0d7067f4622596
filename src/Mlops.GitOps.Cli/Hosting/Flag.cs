using System.CommandLine;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>An option that says yes by standing there. One of <see cref="bool"/> would be compiled at every start.</summary>
internal sealed class Flag : Option<string>
{
    public Flag(string name)
        : base(name) => Arity = ArgumentArity.Zero;

    public bool IsGiven(ParseResult arguments) => arguments.GetResult(this) is not null;
}
