using System.Collections.Immutable;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;
using Mlops.GitOps.Execution.Experiments.Searching;

namespace Mlops.GitOps.Execution.Tests.Experiments;

public sealed class RunSearchTests
{
    private static readonly MlflowRun[] Runs =
    [
        Run("a1", "first", 1000, MlflowStatus.Finished, new() { ["trees"] = "100", ["note"] = "50% off" }, new() { ["auc"] = 0.7, ["auc.sex.f"] = 0.65, ["loss"] = 1e-5 }, new() { ["team"] = "Risk", ["mlflow.user"] = "ada" }),
        Run("b2", "second", 3000, MlflowStatus.Finished, new() { ["trees"] = "200" }, new() { ["auc"] = 0.9, ["val loss"] = 0.5 }, new() { ["team"] = "risk" }),
        Run("c3", "third", 2000, MlflowStatus.Failed, new() { ["trees"] = "200", ["2nd"] = "x" }, new() { ["auc"] = double.NaN }, new() { ["team"] = "ops_a" }),
        Run("d4", "it's", 2000, MlflowStatus.Running, [], new() { ["loss"] = -2 }, []),
    ];

    [Theory]
    [InlineData("", "b2 c3 d4 a1")]
    [InlineData("metrics.auc > 0.8", "b2")]
    [InlineData("metric.auc >= 0.9 AND params.trees = '200'", "b2")]
    [InlineData("metrics.auc < 0.9", "a1")]
    [InlineData("metrics.auc <= 0.9", "b2 a1")]
    [InlineData("metrics.auc != 0.9", "c3 a1")]
    [InlineData("metrics.loss = 1e-5", "a1")]
    [InlineData("metrics.loss<-1", "d4")]
    [InlineData("metrics.auc.sex.f > .6", "a1")]
    [InlineData("metrics.\"auc.sex.f\" > 0.6", "a1")]
    [InlineData("metrics.`val loss` = 0.5", "b2")]
    [InlineData("`metrics`.`auc` = 0.9", "b2")]
    [InlineData("params.trees = '200'", "b2 c3")]
    [InlineData("parameters.trees != \"200\"", "a1")]
    [InlineData("param.trees LIKE '2%'", "b2 c3")]
    [InlineData("params.trees like '_00'", "b2 c3 a1")]
    [InlineData("params.note LIKE '50% off'", "a1")]
    [InlineData("params.2nd = 'x'", "c3")]
    [InlineData("tags.team = 'risk'", "b2")]
    [InlineData("tag.team ILIKE 'RISK'", "b2 a1")]
    [InlineData("tags.team LIKE 'ops_%'", "c3")]
    [InlineData("tags.mlflow.user = 'ada'", "a1")]
    [InlineData("tags.`mlflow.user` != 'eve'", "a1")]
    [InlineData("attributes.status = 'FINISHED'", "b2 a1")]
    [InlineData("status != 'FINISHED'", "c3 d4")]
    [InlineData("attr.run_id IN ('a1', 'c3')", "c3 a1")]
    [InlineData("run.run_id not in (\"a1\", 'c3')", "b2 d4")]
    [InlineData("run_name = \"it's\"", "d4")]
    [InlineData("attributes.\"Run name\" LIKE '%ir%'", "c3 a1")]
    [InlineData("attributes.start_time > 1500 and attribute.start_time<=2000", "c3 d4")]
    [InlineData("attributes.created = 3000", "b2")]
    [InlineData("attributes.end_time > 0", "")]
    [InlineData("params.missing != 'anything'", "")]
    [InlineData("order by metrics.auc", "a1 b2 c3 d4")]
    [InlineData("metrics.auc > 0 ORDER BY metrics.auc DESC", "b2 a1")]
    [InlineData("order by params.trees desc, attributes.start_time asc", "c3 b2 a1 d4")]
    [InlineData("order by tags.team", "a1 c3 b2 d4")]
    public void A_filter_finds(string filter, string ids)
    {
        var search = RunSearch.Parse(filter, out var mistake);
        Assert.Null(mistake);
        Assert.NotNull(search);
        Assert.Equal(ids, string.Join(' ', search.Of(Runs).Select(static run => run.Id)));
    }

    [Theory]
    [InlineData("metrics.auc > '0.8'", 14, 19, "a number belongs here: metric 'auc' is one")]
    [InlineData("params.trees = 200", 15, 18, "a text in quotes belongs here: parameter 'trees' is one")]
    [InlineData("params.trees > '200'", 13, 14, "parameter 'trees' can't be compared by >; it can by =, !=, LIKE, ILIKE")]
    [InlineData("metrics.auc LIKE 'x'", 12, 16, "metric 'auc' can't be compared by LIKE; it can by =, !=, >, >=, <, <=")]
    [InlineData("metrics.auc == 0.8", 12, 14, "a comparison belongs here: =, !=, >, >=, <, <=")]
    [InlineData("metrics.auc <> 0.8", 12, 14, "a comparison belongs here: =, !=, >, >=, <, <=")]
    [InlineData("metrics.auc 0.8", 12, 15, "a comparison belongs here: =, !=, >, >=, <, <=")]
    [InlineData("metric.auc > 0.8 or metrics.auc < 1", 17, 19, "'and' belongs between two comparisons")]
    [InlineData("metrics.auc > 0.8 metrics.auc < 1", 18, 25, "'and' belongs between two comparisons")]
    [InlineData("metrics.auc > 0.8 and", 21, 22, "a name is missing at the end")]
    [InlineData("metrix.auc > 0.8", 0, 6, "'metrix' is nothing that a run has")]
    [InlineData("attributes.colour = 'red'", 11, 17, "'colour' is no attribute of a run")]
    [InlineData("auc > 0.8", 0, 3, "'auc' is no attribute of a run")]
    [InlineData("params.trees = 'open", 15, 20, "a quote is opened by ' and not closed")]
    [InlineData("attributes.run_id in 'a1'", 21, 25, "a list in parentheses belongs here")]
    [InlineData("attributes.run_id in ('a1', 3)", 28, 29, "a text in quotes belongs here: an item of the list is one")]
    [InlineData("attributes.run_id in ('a1'", 26, 27, "the list is not closed by ')'")]
    [InlineData("params.trees not in ('1')", 13, 19, "parameter 'trees' can't be compared by NOT IN; it can by =, !=, LIKE, ILIKE")]
    [InlineData("attributes.start_time > 1.5", 24, 27, "a time is a whole number of milliseconds since 1970")]
    [InlineData("metrics. > 1", 9, 10, "a key belongs behind the dot")]
    [InlineData("metrics.'auc' > 1", 8, 13, "a key belongs behind the dot")]
    [InlineData("datasets.name = 'x'", 0, 8, "datasets are not recorded with runs")]
    [InlineData("metrics.auc > 0.8x", 14, 18, "a number belongs here: metric 'auc' is one")]
    [InlineData("order by metrics.auc down", 21, 25, "what runs are sorted by is a name, and 'asc' or 'desc' behind it")]
    [InlineData("metrics.auc > ; drop", 14, 15, "a number belongs here: metric 'auc' is one")]
    public void A_wrong_filter_is_told_at_its_place(string filter, int start, int end, string message)
    {
        Assert.Null(RunSearch.Parse(filter, out var mistake));
        Assert.Equal((message, start, end), (mistake?.Message, mistake?.Start, mistake?.End));
    }

    [Fact]
    public void What_is_ordered_by_an_option_comes_after_what_the_filter_says()
    {
        var search = RunSearch.Parse("order by params.trees desc", out _)?.OrderedBy("metrics.auc desc", out _);
        Assert.Equal("b2 c3 a1 d4", string.Join(' ', search?.Of(Runs).Select(static run => run.Id) ?? []));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "%", true)]
    [InlineData("abc", "a%c", true)]
    [InlineData("abcbc", "%bc", true)]
    [InlineData("abc", "a_", false)]
    [InlineData("a.c", "a.c", true)]
    [InlineData("abc", "a.c", false)]
    [InlineData("aXbXc", "a%b%c", true)]
    [InlineData("ABC", "abc", false)]
    public void A_pattern_is_that_of_sql(string text, string pattern, bool fits) => Assert.Equal(fits, LikePattern.Fits(text, pattern, ignoresCase: false));

    private static MlflowRun Run(string id, string name, long start, MlflowStatus status, Dictionary<string, string> parameters, Dictionary<string, double> metrics, Dictionary<string, string> tags) => new(
        id, "1", name, status, start, null,
        parameters.ToImmutableSortedDictionary(StringComparer.Ordinal),
        metrics.ToImmutableSortedDictionary(static metric => metric.Key, static metric => new MlflowMetric(metric.Value, 1), StringComparer.Ordinal),
        tags.ToImmutableSortedDictionary(StringComparer.Ordinal));
}
