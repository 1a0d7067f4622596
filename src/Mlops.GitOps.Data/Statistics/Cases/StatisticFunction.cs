using System.Text.Json.Nodes;

namespace Mlops.GitOps.Data.Statistics.Cases;

/// <summary>A statistic by its name. <paramref name="Inputs"/> lists the names it reads; those that may be absent end in `?`.</summary>
public sealed record StatisticFunction(string Name, string Inputs, Func<StatisticInputs, JsonNode> Evaluate)
{
    public IEnumerable<string> InputNames => Inputs.Split(' ').Select(static name => name.TrimEnd('?'));

    public IEnumerable<string> NeededInputs => Inputs.Split(' ').Where(static name => !name.EndsWith('?'));
}
