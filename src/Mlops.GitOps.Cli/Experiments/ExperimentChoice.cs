using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Experiments;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>Which experiment a command is about.</summary>
internal static class ExperimentChoice
{
    public static SweepPlan Find(SpecModel model, string command, string? given) => SweepPlan.Of(model, Choose(model, command, given));

    private static ExperimentSyntax Choose(SpecModel model, string command, string? given)
    {
        var names = model.Syntax.Experiments.Select(static experiment => experiment.Name.Value).ToList();
        if (names.Count == 0) throw new UserMistake("no spec of this workspace declares an experiment; they stand under `experiments`", exitStatus: ExitStatus.No);
        if (given is null && names.Count > 1) throw new UserMistake($"there are several experiments: {string.Join(", ", names)}", $"mlops experiments {command} {names[0]}");
        var name = given ?? names[0];
        return model.Syntax.Experiments.FirstOrDefault(experiment => experiment.Name.Value == name)
            ?? throw new UserMistake($"there is no experiment '{name}'", Spelling.Nearest(name, names) is { } nearest ? $"did you mean '{nearest}'?" : $"there are {string.Join(", ", names)}");
    }
}
