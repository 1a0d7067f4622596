using System.Text.Json;
using Mlops.GitOps.Data.Statistics.Drift;
using Mlops.GitOps.Data.Statistics.Experiments;
using Mlops.GitOps.Data.Statistics.Explaining;
using Mlops.GitOps.Data.Statistics.Fairness;

namespace Mlops.GitOps.Data.Statistics.Cases;

/// <summary>Reads the inputs that are more than numbers and lists.</summary>
internal static class CaseReading
{
    public static Arm ArmOf(StatisticInputs inputs, string name)
    {
        var arm = inputs.Map(name);
        if (arm.Has("n") && arm.Has("successes")) return Arm.OfSuccesses(arm.Number("n"), arm.Number("successes"));
        if (arm.Has("n") && arm.Has("sum") && arm.Has("sumSquares")) return Arm.OfSums(arm.Number("n"), arm.Number("sum"), arm.Number("sumSquares"));
        throw new StatisticFailure($"'{name}' is {{n, sum, sumSquares}} or {{n, successes}}.");
    }

    public static GaussianPrior? PriorOf(StatisticInputs inputs)
    {
        if (!inputs.Has("prior")) return null;
        var prior = inputs.Map("prior");
        if (!prior.Has("mean") || !prior.Has("variance")) throw new StatisticFailure("'prior' is {mean, variance}.");
        return new GaussianPrior(prior.Number("mean"), prior.Number("variance"));
    }

    public static double LogBase(StatisticInputs inputs)
    {
        if (!inputs.Has("base")) return Math.E;
        if (inputs.Element("base") is { ValueKind: JsonValueKind.String } text && text.GetString() == "e") return Math.E;
        var number = inputs.Number("base");
        return number > 1 ? number : throw new StatisticFailure("'base' is \"e\" or a number above 1.");
    }

    public static double? Optional(StatisticInputs inputs, string name) => inputs.Has(name) ? inputs.Number(name) : null;

    public static SortedDictionary<string, GroupRates> GroupsOf(StatisticInputs inputs) =>
        GroupRates.ByGroup(inputs.Numbers("yTrue"), inputs.Numbers("yPred"), inputs.Names("groups"), inputs.Numbers("weights"));

    public static bool IsMean(StatisticInputs inputs) => inputs.Method("aggregate", "worst", ("worst", false), ("mean", true));

    public static double WassersteinOf(StatisticInputs inputs)
    {
        var (x, xWeights) = (inputs.Numbers("x"), inputs.Numbers("xWeights"));
        var distance = CdfDistances.Wasserstein(x, inputs.Numbers("y"), xWeights, inputs.Numbers("yWeights"));
        if (!inputs.Has("divideBy")) return distance;
        inputs.Method("divideBy", "", ("reference-std", true));
        var spread = CdfDistances.Spread(x, xWeights);
        return spread > 0 ? distance / spread : throw new StatisticFailure("'x' does not vary, so there is nothing to divide by.");
    }

    public static TreeNode TreeOf(JsonElement node, int depth = 0)
    {
        if (node.ValueKind != JsonValueKind.Object) throw new StatisticFailure("a node of 'tree' is {feature, threshold, left, right} or {value}.");
        if (depth > 60) throw new StatisticFailure("'tree' is deeper than 60 splits.");
        var inputs = new StatisticInputs(node);
        if (inputs.Has("value")) return new TreeNode.Leaf(inputs.Number("value"));
        foreach (var name in (string[])["feature", "threshold", "left", "right"])
            if (!inputs.Has(name)) throw new StatisticFailure($"a node of 'tree' lacks '{name}'.");
        if (inputs.Whole("feature") < 0) throw new StatisticFailure("'feature' counts from 0.");
        return new TreeNode.Split(inputs.Whole("feature"), inputs.Number("threshold"), TreeOf(inputs.Element("left"), depth + 1), TreeOf(inputs.Element("right"), depth + 1));
    }
}
