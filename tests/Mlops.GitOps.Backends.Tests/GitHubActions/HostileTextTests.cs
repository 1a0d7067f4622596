using System.Globalization;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Tests.GitHubActions;

public class HostileTextTests
{
    private static readonly string[] Hostile =
    [
        "$(id)", "`id`", "\";id;\"", "'; id; '", "${{ github.token }}", "${{ secrets.DEPLOY }}", "a\nrun: id", "::add-mask::x", "EOF", "\u202Egnp", "&& id", "| id", "%0A", "$GITHUB_TOKEN", "#", "- a", "{a: b}", "*x", "!!str", "\\", "\t", "}}", "${{",
    ];

    // Each with a place for free text that reaches a workflow or might.
    private static readonly string[] Places = ["login", "region", "role", "cluster", "python", "label", "description", "url"];

    [JudgeFact(Workflows.Judge)]
    public void Hostile_text_is_data_in_every_workflow()
    {
        var cases = FuzzCases.Or(320);
        var random = new Random(7);
        var files = new List<OutputFile>();
        var (written, known) = (0, new HashSet<string>(StringComparer.Ordinal));
        for (var at = 0; at < cases; at++)
        {
            var place = Places[at % Places.Length];
            var text = Hostile[random.Next(Hostile.Length)] + (random.Next(2) == 0 ? "" : Hostile[random.Next(Hostile.Length)]);
            var compilation = Specs.Compile(("mlops.yaml", Header(place, text)), ("a.mlops.yaml", Definitions(place, text))) with { Prefix = at % 3 == 0 ? "teams/credit/" : "" };
            if (compilation.HasErrors || !Workflows.Complaints(compilation).IsEmpty) continue;
            written++;
            foreach (var file in Workflows.Of(compilation))
            {
                Assert.Empty(SecurityRules.Broken(file));
                foreach (var step in Workflows.Steps(file)) Assert.DoesNotContain(Evil(text), Workflows.TextOf(step, "run") ?? "", StringComparison.Ordinal);
                Assert.DoesNotContain("${{ github.token }}${{", file.Text, StringComparison.Ordinal);
                if (known.Add(file.Text)) files.Add(file);
            }
        }

        Assert.True(written > cases / 3, string.Create(CultureInfo.InvariantCulture, $"{written} of {cases} compile"));
        Assert.Empty(Workflows.Wrong(files));
    }

    [Theory]
    [InlineData("${{ secrets.DEPLOY }}", "${{ '${{' }} secrets.DEPLOY }}")]
    [InlineData("a ${{ b ${{", "a ${{ '${{' }} b ${{ '${{' }}")]
    [InlineData("$ {{ }} ${", "$ {{ }} ${")]
    public void GitHub_finds_no_expression_in_text_of_the_specs(string text, string written)
    {
        var run = Workflows.Of(Specs.Compile(("mlops.yaml", Header("login", text + "[bot]")), ("a.mlops.yaml", Definitions("", "")))).Single(static file => file.Path.EndsWith("run-small.yml", StringComparison.Ordinal));
        Assert.Contains(Workflows.Steps(run), step => step.Find("env")?.Value is YamlMap variables && Workflows.TextOf(variables, "GIT_AUTHOR_NAME") == written + "[bot]");
    }

    // Short ones stand in scripts of ours, too.
    private static string Evil(string text) => text.Length < 6 || text == "$GITHUB_TOKEN" ? "\u0001" : text;

    private static string Quoted(string text) => YamlWriter.Write(YamlTree.Flow(YamlTree.Seq(YamlTree.Text(text)))).Trim()[1..^1];

    private static string Put(string place, string wanted, string text, string usual) => place == wanted ? Quoted(text) : usual;

    private static string Header(string place, string text) => $$$"""
        mlops: 1
        project: example
        stack:
          ci: github
          serving: local
          cloud: {aws: {region: {{{Put(place, "region", text, "eu-west-1")}}}, role: {{{Put(place, "role", text, "arn:aws:iam::1:role/x")}}}}}
        store: {url: {{{Put(place, "url", "s3://" + text, "s3://bucket/path")}}}}
        runners: {default: [{{{Put(place, "label", text, "ubuntu-24.04")}}}]}
        runtimes: {py: {python: {{{Put(place, "python", text, "\"3.12\"")}}}}}
        registrars: [{id: 9001, login: {{{Put(place, "login", text, "ml-bot")}}}, publicKey: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgYLtI9QkBeWPxBscYVQii5WX4n0JtCztrnzcTTzQdib4scuCncaLRwdfGNQlLA4utad1WumGubpcRA2xYVVMPw=="}]
        roles: {ops: [{id: 1, login: ada}, {id: 2, login: grace}, {id: 3, login: joan}]}

        """;

    private static string Definitions(string place, string text) => $$$$"""
        datasets:
          rows: {source: data/rows.csv, format: csv, owner: ops, license: CC0-1.0, time: {event: at, known: at}, columns: {id: {type: string, key: true}, at: timestamp, x: float, y: {type: bool, label: true}}}
        problems:
          p: {statement: Say y., owner: ops, baseline: {rule: x > 1}}
        models:
          m: {owner: ops, problem: p, task: binary, inputs: [x], output: {name: s, type: float, min: 0, max: 1}, metrics: {auc: {better: higher}}, gates: {dev: [metrics.auc > 0.5]}}
        environments:
          dev: {approvals: [{role: ops}], promote: auto, target: {cluster: {{{{Put(place, "cluster", text, "dev")}}}} }}
        pipelines:
          small:
            description: {{{{Put(place, "description", text, "Small.")}}}}
            on: {push: true, pullRequest: true, schedule: "0 5 * * 1"}
            stages:
              ingest: {kind: ingest, dataset: rows}
              tested: {kind: test, of: ingest, properties: [sameRowCount, unique: id]}
              split: {kind: split, data: ingest.rows, by: hash, column: id, test: 0.2}
              train: {kind: train, data: split.train, label: y, command: [train, "${out.model}"], runtime: py}
              evaluate: {kind: evaluate, model: train.model, data: split.test}
              register: {kind: register, model: train.model, metrics: evaluate.metrics, as: m}
        """;
}
