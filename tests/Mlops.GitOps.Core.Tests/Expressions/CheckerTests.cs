using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Expressions;

public class CheckerTests
{
    private static readonly ExpressionScope Scope = MakeScope();

    [Theory]
    [InlineData("metrics.auc >= 0.8", "true or false")]
    [InlineData("metrics.auc.lower", "a number")]
    [InlineData("metrics[\"auc\"]", "a number")]
    [InlineData("metrics.profit", "an amount in EUR")]
    [InlineData("metrics.profit - 100 > 5", "true or false")]
    [InlineData("metrics.profit - metrics.profit", "an amount in EUR")]
    [InlineData("2 * metrics.profit", "an amount in EUR")]
    [InlineData("metrics.profit / 2", "an amount in EUR")]
    [InlineData("metrics.profit / metrics.profit", "a number")]
    [InlineData("p99 * 2 > 100ms", "true or false")]
    [InlineData("p99 / 10ms", "a number")]
    [InlineData("memory > 20MiB", "true or false")]
    [InlineData("-p99", "a duration")]
    [InlineData("abs(metrics.profit)", "an amount in EUR")]
    [InlineData("min(1, metrics.profit)", "an amount in EUR")]
    [InlineData("max([1s, 2s])", "a duration")]
    [InlineData("if(has(champion), metrics.profit, 0)", "an amount in EUR")]
    [InlineData("has(metrics.auc) and not has(champion)", "true or false")]
    [InlineData("columns[\"Customer ID\"] in ['a', 'b']", "true or false")]
    [InlineData("amount in []", "true or false")]
    [InlineData("amount in [1, 2]", "true or false")]
    [InlineData("applied_at < '2026-01-31'", "true or false")]
    [InlineData("applied_at in ['2026-01-31T12:00:00Z']", "true or false")]
    [InlineData("applied_at == applied_at", "true or false")]
    [InlineData("event == 'push' or event in ['push', 'schedule']", "true or false")]
    [InlineData("slices.sex[\"whatever\"].auc > slices.sex.auc.min", "true or false")]
    [InlineData("ghost.of.a[\"name\"] + 1 > 2s and ghost", "true or false")]
    [InlineData("[1, 2]", "a list")]
    public void Finds_the_type(string text, string type) => Assert.Equal((type, ""), Check(text));

    [Theory]
    [InlineData("«metrics.profit > metrics.cost»", "MLG4006", "This compares an amount in EUR with an amount in USD.")]
    [InlineData("«p99 > 5»", "MLG4006", "This compares a duration with a number; give the number a unit, as in '100ms'.")]
    [InlineData("«20 < memory»", "MLG4006", "This compares a number with a size in bytes; give the number a unit, as in '20MiB'.")]
    [InlineData("«p99 > 5MB»", "MLG4006", "This compares a duration with a size in bytes.")]
    [InlineData("«metrics.profit > 5s»", "MLG4006", "This compares an amount in EUR with a duration.")]
    [InlineData("«amount == '5'»", "MLG4006", "This compares a number with text.")]
    [InlineData("«has(amount) == 1»", "MLG4006", "This compares true or false with a number.")]
    [InlineData("«has(amount) < has(p99)»", "MLG4006", "What is true or false has no order; compare it with '==' or '!='.")]
    [InlineData("«[1] == [1]»", "MLG4006", "Lists can't be compared; 'in' says whether a list holds a value.")]
    [InlineData("«p99 + 5» > 1s", "MLG4006", "This adds a number to a duration; give the number a unit, as in '100ms'.")]
    [InlineData("«metrics.profit - metrics.cost» > 0", "MLG4006", "This subtracts an amount in USD from an amount in EUR.")]
    [InlineData("«p99 * p99» > 1s", "MLG4006", "This multiplies a duration by a duration, which has no unit that can be written.")]
    [InlineData("«1 / p99» > 1", "MLG4006", "This divides a number by a duration, which has no unit that can be written.")]
    [InlineData("«'a'» + 1 > 1", "MLG4006", "'+' takes numbers, but this is text.")]
    [InlineData("-«'a'» > 1", "MLG4006", "'-' takes numbers, but this is text.")]
    [InlineData("«applied_at» + 1d > '2026-01-01'", "MLG4006", "'+' takes numbers, but this is a time.")]
    [InlineData("«amount» and has(amount)", "MLG4006", "'and' joins what is true or false, but this is a number.")]
    [InlineData("has(amount) or «'x'»", "MLG4006", "'or' joins what is true or false, but this is text.")]
    [InlineData("not «amount»", "MLG4006", "'not' denies what is true or false, but this is a number.")]
    [InlineData("if(«amount», 1, 2) > 1", "MLG4006", "The condition of 'if' must be true or false, but this is a number.")]
    [InlineData("«if(has(amount), 1, 'a')» > 1", "MLG4006", "The two values of 'if' must be of one kind, but these are a number and text.")]
    [InlineData("amount in «5»", "MLG4006", "'in' wants a list on its right, as in [a, b], but this is a number.")]
    [InlineData("«amount in ['a']»", "MLG4006", "This looks for a number in a list whose items are each text.")]
    [InlineData("«p99 in [5]»", "MLG4006", "This looks for a duration in a list whose items are each a number; give the number a unit, as in '100ms'.")]
    [InlineData("«[1]» in [1]", "MLG4006", "'in' looks for one value, but this is a list.")]
    [InlineData("amount in [1, «'a'»]", "MLG4006", "The items of a list must be of one kind, but this is text after a number.")]
    [InlineData("amount in [1, «[2]»]", "MLG4006", "A list can't hold a list.")]
    [InlineData("min(1s, «2») > 1s", "MLG4006", "'min' takes values of one unit, but this is a number after a duration; give the number a unit, as in '100ms'.")]
    [InlineData("max(«'a'», 1) > 1", "MLG4006", "'max' takes numbers, but this is text.")]
    [InlineData("abs(«has(amount)») > 1", "MLG4006", "'abs' takes numbers, but this is true or false.")]
    [InlineData("has(«1 + 2»)", "MLG4006", "'has' asks for one name, as in has(metrics.auc), and this is more than a name.")]
    [InlineData("«champion»", "MLG4006", "'champion' is there or not and has no value; ask has(champion).")]
    [InlineData("«slices.sex.auc» > 1", "MLG4006", "'slices.sex.auc' is not a value by itself; it goes on with max, min.")]
    [InlineData("has(«metrics»)", "MLG4006", "'metrics' is not a value by itself; it goes on with auc, cost, profit.")]
    [InlineData("«amount»", "MLG4006", "The gate must be true or false, but this is a number.")]
    [InlineData("metrics.«acu» > 1", "MLG4003", "The gate speaks of metric 'acu', which model 'credit' does not declare. Did you mean 'auc'?")]
    [InlineData("metrics[«'acu'»] > 1", "MLG4003", "The gate speaks of metric 'acu', which model 'credit' does not declare. Did you mean 'auc'?")]
    [InlineData("slices.«sexx».auc.min > 1", "MLG3001", "The gate refers to slice 'sexx', which model 'credit' does not declare. Did you mean 'sex'?")]
    [InlineData("params.«tree» > 1", "MLG3001", "The gate refers to parameter 'tree', which pipeline 'credit' does not declare. Did you mean 'trees'?")]
    [InlineData("columns.«amout» > 1", "MLG4002", "The gate reads column 'amout', which dataset 'loans' does not declare. Did you mean 'amount'?")]
    [InlineData("metrics.auc.«lowr» > 1", "MLG4006", "'metrics.auc' has no part 'lowr'; it has lower, upper. Did you mean 'lower'?")]
    [InlineData("p99.«x» > 1", "MLG4006", "'p99' has no parts, so 'x' can't follow it.")]
    [InlineData("«p98» > 1s", "MLG4006", "The gate can't use the name 'p98'. Did you mean 'p95'?")]
    [InlineData("«auc» > 1", "MLG4006", "The gate can't use the name 'auc'. Did you mean 'metrics.auc'?")]
    [InlineData("«zebra» > 'a' and zebra > 1", "MLG4006", "The gate can't use the name 'zebra'.")]
    [InlineData("applied_at > «'yesterday'»", "MLG4006", "'yesterday' is not a time, as in '2026-01-31' or '2026-01-31T12:00:00Z'.")]
    [InlineData("applied_at in [«'2026-13-01'»]", "MLG4006", "'2026-13-01' is not a time, as in '2026-01-31' or '2026-01-31T12:00:00Z'.")]
    [InlineData("event == «'pus'»", "MLG4006", "This is never 'pus', but one of push, schedule. Did you mean 'push'?")]
    [InlineData("event in ['push', «'night'»]", "MLG4006", "This is never 'night', but one of push, schedule.")]
    public void Reports_once_what_does_not_fit(string marked, string code, string message)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        var (_, report) = Check(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));
        var first = report.Split('\n')[0];
        Assert.Equal($"{code} {start + 1}-{end + 1} {message}", first);
        Assert.Equal(marked.Contains("zebra", StringComparison.Ordinal) ? 2 : 1, report.Split('\n').Length);
    }

    [Theory]
    [InlineData("metrics.acu > 1", "metrics.auc > 1")]
    [InlineData("auc > 1", "metrics.auc > 1")]
    [InlineData("columns.Customer_ID == 'x'", "\"columns[\\\"Customer ID\\\"] == 'x'\"")]
    [InlineData("event == 'pus'", "\"event == \\\"push\\\"\"")]
    public void Mends_a_misspelt_name(string text, string mended)
    {
        var diagnostics = Diagnose(text, out _);
        var edit = Assert.Single(Assert.Single(Assert.Single(diagnostics).Fixes).Edits);
        var file = new SourceFile("a", text);
        var result = text[..file.OffsetOf(edit.Location.Start)] + edit.NewText + text[file.OffsetOf(edit.Location.End)..];
        Assert.Equal(mended, result);
    }

    private static (string Type, string Report) Check(string text)
    {
        var diagnostics = Diagnose(text, out var type);
        return (type.ToString(), string.Join('\n', diagnostics.Select(static d => $"{d.Code} {d.Location.Start.Column}-{d.Location.End.Column} {d.Message}")));
    }

    private static ImmutableArray<Diagnostic> Diagnose(string text, out ExpressionType type)
    {
        var bag = new DiagnosticBag();
        var node = new YamlScalar(new(new SourceFile("a", text), 0, text.Length), text, ScalarStyle.Plain);
        var parsed = ExpressionReader.Read(node, bag);
        Assert.NotNull(parsed);
        var wantsTruth = text is "amount" or "champion";
        type = ExpressionChecker.Check(parsed.Expression, parsed.Text, Scope, new("The gate", wantsTruth ? ExpressionType.Bool : null), bag);
        return bag.ToSorted();
    }

    private static ExpressionScope MakeScope()
    {
        var number = NameTree.Leaf(ExpressionType.Number);
        var extremes = Tree(NameKind.Other, "", ("min", number), ("max", number));
        var metrics = Tree(NameKind.Metric, "model 'credit' does not declare",
            ("auc", NameTree.Branch(NameKind.Other, Map(("lower", number), ("upper", number)), "", ExpressionType.Number)),
            ("profit", NameTree.Leaf(ExpressionType.NumberOf("EUR"))),
            ("cost", NameTree.Leaf(ExpressionType.NumberOf("USD"))));
        var levels = NameTree.Branch(NameKind.Level, Map(), "", others: Tree(NameKind.Metric, "model 'credit' does not declare", ("auc", number)));
        var sex = NameTree.Branch(NameKind.Metric, Map(("auc", extremes)), "model 'credit' does not declare", brackets: levels);
        return new(Tree(NameKind.Other, "",
            ("metrics", metrics),
            ("slices", Tree(NameKind.Slice, "model 'credit' does not declare", ("sex", sex))),
            ("params", Tree(NameKind.Parameter, "pipeline 'credit' does not declare", ("trees", number))),
            ("columns", Tree(NameKind.Column, "dataset 'loans' does not declare", ("amount", number), ("Customer ID", NameTree.Leaf(ExpressionType.String)))),
            ("champion", NameTree.Branch(NameKind.Other, Map(("metrics", metrics)), "", ExpressionType.Presence)),
            ("amount", number),
            ("memory", NameTree.Leaf(ExpressionType.Bytes)),
            ("p99", NameTree.Leaf(ExpressionType.Duration)),
            ("p95", NameTree.Leaf(ExpressionType.Duration)),
            ("applied_at", NameTree.Leaf(ExpressionType.Timestamp)),
            ("event", NameTree.Leaf(ExpressionType.StringOf(["push", "schedule"]))),
            ("ghost", NameTree.Unresolved),
            ("thirteenth", number)));
    }

    private static NameTree Tree(NameKind holds, string which, params (string, NameTree)[] children) => NameTree.Branch(holds, Map(children), which);

    private static Dictionary<string, NameTree> Map(params (string Name, NameTree Tree)[] children) =>
        children.ToDictionary(static c => c.Name, static c => c.Tree, StringComparer.Ordinal);
}
