using System.Text.Json;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Tests.Rendering;

public sealed class MachineRendererTests
{
    private static readonly RelatedLocation Note = new("see here", new Location("a b.mlops.yaml", new LinePosition(1, 1), new LinePosition(1, 2)));

    private static Report Sample => Samples.Undefined("x: 1\né: {d: loan}\n", "loan", "loans", Note, "a b.mlops.yaml");

    [Fact]
    public void Json_is_what_the_contract_says()
    {
        Assert.Equal("""
            {
              "diagnostics": [
                {
                  "code": "MLG3001",
                  "slug": "undefined-name",
                  "severity": "error",
                  "message": "Stage 'ingest' refers to dataset 'loan', which no spec declares. Did you mean 'loans'?",
                  "file": "a b.mlops.yaml",
                  "line": 2,
                  "column": 8,
                  "endLine": 2,
                  "endColumn": 12,
                  "related": [
                    {
                      "message": "see here",
                      "file": "a b.mlops.yaml",
                      "line": 1,
                      "column": 1
                    }
                  ],
                  "fixes": [
                    {
                      "title": "Change to 'loans'",
                      "edits": [
                        {
                          "file": "a b.mlops.yaml",
                          "line": 2,
                          "column": 8,
                          "endLine": 2,
                          "endColumn": 12,
                          "newText": "loans"
                        }
                      ]
                    }
                  ]
                }
              ]
            }

            """, JsonRenderer.Render(Sample));
    }

    [Fact]
    public void Json_without_diagnostics_is_an_empty_list() =>
        Assert.Equal(0, JsonDocument.Parse(JsonRenderer.Render(Samples.Report(new SourceFile("a", ""), []))).RootElement.GetProperty("diagnostics").GetArrayLength());

    [Fact]
    public void Sarif_names_rule_place_related_place_and_fix()
    {
        using var sarif = JsonDocument.Parse(SarifRenderer.Render(Sample with { PathPrefix = "ml/" }));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(sarif.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var rule = Assert.Single(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray());
        Assert.Equal("MLG3001", rule.GetProperty("id").GetString());
        Assert.NotEqual("", rule.GetProperty("help").GetProperty("markdown").GetString());
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal(("MLG3001", 0, "error"), (result.GetProperty("ruleId").GetString(), result.GetProperty("ruleIndex").GetInt32(), result.GetProperty("level").GetString()));
        Assert.Equal("ml/a%20b.mlops.yaml:2:8-2:12", PlaceOf(result.GetProperty("locations")[0].GetProperty("physicalLocation"), "region"));
        var related = result.GetProperty("relatedLocations")[0];
        Assert.Equal("see here", related.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("ml/a%20b.mlops.yaml:1:1-1:2", PlaceOf(related.GetProperty("physicalLocation"), "region"));
        var change = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0];
        var replacement = change.GetProperty("replacements")[0];
        Assert.Equal("ml/a%20b.mlops.yaml", change.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("loans", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
        Assert.Equal(8, replacement.GetProperty("deletedRegion").GetProperty("startColumn").GetInt32());
    }

    [Fact]
    public void Github_gets_a_workflow_command_with_paths_of_the_repository() =>
        Assert.Equal(
            "::error file=ml/a b.mlops.yaml,line=2,col=8,endLine=2,endColumn=12,title=MLG3001 undefined-name::"
            + "Stage 'ingest' refers to dataset 'loan', which no spec declares. Did you mean 'loans'?\n",
            GitHubRenderer.Render(Sample with { PathPrefix = "ml/" }));

    [Fact]
    public void Github_never_takes_text_of_a_spec_for_a_command()
    {
        var report = Samples.Undefined("a: \"x\n::stop-commands::y\"\n", "x\n::stop-commands::y", path: "100%,a:b.mlops.yaml");
        var output = GitHubRenderer.Render(report);
        Assert.Single(output.TrimEnd('\n').Split('\n'));
        Assert.Contains("file=100%25%2Ca%3Ab.mlops.yaml,line=1", output, StringComparison.Ordinal);
        Assert.Contains("x%0A::stop-commands::y", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("50%\r\n", "50%25%0D%0A")]
    [InlineData("a:b,c", "a:b,c")]
    public void Github_data_is_escaped(string text, string escaped) => Assert.Equal(escaped, GitHubRenderer.Data(text));

    private static string PlaceOf(JsonElement place, string name)
    {
        var region = place.GetProperty(name);
        return $"{place.GetProperty("artifactLocation").GetProperty("uri").GetString()}:{region.GetProperty("startLine")}:{region.GetProperty("startColumn")}"
            + $"-{region.GetProperty("endLine")}:{region.GetProperty("endColumn")}";
    }
}
