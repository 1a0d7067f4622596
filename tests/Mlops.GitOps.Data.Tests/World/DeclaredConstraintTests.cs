using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Data.Tests.World;

/// <summary>Holds the committed data against what the example's own specs declare of it.</summary>
public class DeclaredConstraintTests
{
    private const string Example = "credit-risk";
    private static readonly SpecModel Model = Compile();

    public static TheoryData<string> Datasets => [.. Model.Datasets.Select(static dataset => dataset.Name)];

    [Theory, MemberData(nameof(Datasets))]
    public void Every_declared_column_is_there_and_no_other_that_would_fail(string name)
    {
        var dataset = Find(name);
        var (declared, table) = (dataset.Columns.Select(static column => column.Name.Value).ToList(), WorldTable.Read(Example, dataset));
        Assert.Empty(declared.Except(table.Columns));
        var others = (dataset.Body.Find("otherColumns")?.Value as YamlScalar)?.Value ?? "fail";
        if (others == "fail") Assert.Empty(table.Columns.Except(declared));
    }

    [Theory, MemberData(nameof(Datasets))]
    public void Every_value_is_of_its_type_and_in_its_range(string name)
    {
        var dataset = Find(name);
        var table = WorldTable.Read(Example, dataset);
        foreach (var column in dataset.Columns)
        {
            var wrong = table.Column(column.Name.Value).Where(value => !IsAllowed(column, value)).Take(3);
            Assert.True(!wrong.Any(), $"{name}.{column.Name.Value}: {string.Join(", ", wrong)}");
        }
    }

    [Theory, MemberData(nameof(Datasets))]
    public void Keys_are_unique_and_nothing_is_known_before_it_happened(string name)
    {
        var dataset = Find(name);
        var table = WorldTable.Read(Example, dataset);
        Assert.NotEmpty(table.Rows);
        foreach (var key in dataset.Columns.Where(static column => column.IsKey))
            Assert.Equal(table.Rows.Count, table.Column(key.Name.Value).Distinct(StringComparer.Ordinal).Count());
        var (happened, known) = (dataset.EventColumn?.Value ?? "", dataset.KnownColumn?.Value ?? "");
        Assert.All(table.Column(happened).Zip(table.Column(known)), static times => Assert.True(WorldTable.Time(times.First) <= WorldTable.Time(times.Second)));
    }

    [Fact]
    public void Rows_that_point_at_others_find_them()
    {
        var applications = WorldTable.Read(Example, "applications.csv").Column("application_id").ToHashSet(StringComparer.Ordinal);
        Assert.Equal(applications, WorldTable.Read(Example, "repayments.csv").Column("application_id").ToHashSet(StringComparer.Ordinal));
        Assert.Subset(applications, WorldTable.Read(Example, "assignments.csv").Column("application_id").ToHashSet(StringComparer.Ordinal));
        var customers = WorldTable.Read(Example, "customers.csv").Column("customer_id").ToHashSet(StringComparer.Ordinal);
        foreach (var (file, delimiter) in (ReadOnlySpan<(string, char)>)[("payments.csv", ','), ("applications.csv", ','), ("applications_eu.csv", ';')])
            Assert.Subset(customers, WorldTable.Read(Example, file, delimiter).Column("customer_id").ToHashSet(StringComparer.Ordinal));
    }

    private static bool IsAllowed(ColumnSyntax column, string value)
    {
        if (column.Type?.Value is not { } type) return false;
        if (value is "" or "NA") return type.IsNullable;
        if (column.Body?.Find("values")?.Value is YamlSequence values && !values.Items.OfType<YamlScalar>().Any(item => item.Value == value)) return false;
        return type.Kind switch
        {
            ColumnKind.Bool => value is "true" or "false",
            ColumnKind.Int => value.All(char.IsAsciiDigit) && IsInRange(column, value),
            ColumnKind.Float => IsInRange(column, value),
            ColumnKind.Timestamp => WorldTable.Time(value).Year is > 2000 and < 2027,
            _ => true,
        };
    }

    private static bool IsInRange(ColumnSyntax column, string value) =>
        WorldTable.Number(value) >= Bound(column, "min", double.MinValue) && WorldTable.Number(value) <= Bound(column, "max", double.MaxValue);

    private static double Bound(ColumnSyntax column, string name, double otherwise) =>
        column.Body?.Find(name)?.Value is YamlScalar bound ? WorldTable.Number(bound.Value) : otherwise;

    private static DatasetSyntax Find(string name) => Model.Datasets.Single(dataset => dataset.Name == name).Syntax;

    private static SpecModel Compile()
    {
        var files = Directory.GetFiles(Repository.PathOf("examples", Example), "*.yaml").Order(StringComparer.Ordinal);
        return Compiler.Compile([.. files.Select(static file => Compiler.Parse(new SourceFile(Path.GetFileName(file), File.ReadAllText(file))))]).Model;
    }
}
