using System.CommandLine;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>What several commands about experiments take.</summary>
internal static class ExperimentOptions
{
    public static Argument<string?> Name() => new("name") { Description = "The experiment; the only one unless said", HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne };
}
