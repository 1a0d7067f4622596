using Mlops.GitOps.Cli.Schemas;
using Mlops.GitOps.Core.Tests;
using Newtonsoft.Json.Linq;

namespace Mlops.GitOps.Cli.Tests.Schemas;

public sealed class SchemaFilesTests
{
    public static TheoryData<string> Names() => [.. SchemaFiles.All.Select(static file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_committed_is_what_the_tables_say(string name)
    {
        var file = SchemaFiles.All.Single(schema => schema.Name == name);
        var path = Repository.PathOf("schemas", file.FileName);
        var current = SchemaBuilder.Write(file);
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1") File.WriteAllText(path, current);
        Assert.True(File.ReadAllText(path) == current, $"{path} is out of date; UPDATE_BASELINES=1 rewrites it.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_reference_leads_to_a_definition(string name)
    {
        var schema = JObject.Parse(SchemaBuilder.Write(SchemaFiles.All.Single(file => file.Name == name)));
        var defined = ((JObject)schema["definitions"]!).Properties().Select(static property => "#/definitions/" + property.Name).ToHashSet();
        var used = schema.Descendants().OfType<JProperty>().Where(static p => p.Name == "$ref").Select(static p => p.Value.ToString()).ToHashSet();
        Assert.Equal(defined, used);
    }

    [Fact]
    public void Each_file_of_a_workspace_has_its_schema()
    {
        Assert.Equal("workspace", SchemaFiles.For("mlops.yaml")?.Name);
        Assert.Equal("definitions", SchemaFiles.For("teams/risk/credit.mlops.yaml")?.Name);
        Assert.Equal("pins", SchemaFiles.For("environments/production.pins.yaml")?.Name);
        Assert.Equal("version", SchemaFiles.For("registry/credit/7.yaml")?.Name);
        Assert.Equal("rejected", SchemaFiles.For("registry/credit/rejected.yaml")?.Name);
        Assert.Equal("lock", SchemaFiles.For("locks/credit.lock")?.Name);
        Assert.Null(SchemaFiles.For("data/rows.yaml"));
    }
}
