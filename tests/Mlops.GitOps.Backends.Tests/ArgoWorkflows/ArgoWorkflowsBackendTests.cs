using Mlops.GitOps.Backends.ArgoWorkflows;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Tests.ArgoWorkflows;

public class ArgoWorkflowsBackendTests
{
    private static readonly ArgoWorkflowsBackend Backend = new();

    [Fact]
    public void Each_pipeline_of_the_flagship_becomes_a_template()
    {
        var files = Backend.Emit(ExampleSpecs.Compile("credit-risk")).ToList();
        Assert.Equal(["generated/argo-workflows/credit.yaml", "generated/argo-workflows/credit_eu.yaml", "generated/argo-workflows/network-policy.yaml", "generated/argo-workflows/provisions.yaml", "generated/argo-workflows/refresh.yaml"], files.Select(static file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(["credit-risk-credit", "credit-risk-credit-eu", "credit-risk-pipelines", "credit-risk-provisions", "credit-risk-refresh"], files.Select(static file => Read(file).Map("metadata").Text("name")?.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("credit-risk")]
    [InlineData("recommendation-engine")]
    [InlineData("quickstart")]
    public void Whatever_a_task_names_is_there_and_no_name_is_there_twice(string example)
    {
        foreach (var spec in Backend.Emit(ExampleSpecs.Compile(example)).Where(IsTemplate).Select(static file => Read(file).Map("spec")))
        {
            var templates = spec.Maps("templates").Select(static template => template.Text("name")?.Value ?? "").ToList();
            Assert.Distinct(templates);
            var tasks = Tasks(spec).ToList();
            Assert.Distinct(tasks.Select(static task => task.Text("name")?.Value));
            Assert.All(tasks, task => Assert.Contains(task.Text("template")?.Value, templates));
            var named = tasks.SelectMany(static task => (task.Text("depends")?.Value ?? "").Split(" && ", StringSplitOptions.RemoveEmptyEntries));
            Assert.All(named, needed => Assert.Contains(needed.Replace(".Succeeded", "", StringComparison.Ordinal), tasks.Select(static task => task.Text("name")?.Value)));
        }
    }

    [Fact]
    public void A_stage_runs_alone_below_mlops_run_and_asks_for_what_it_was_given()
    {
        var train = Template("train");
        var container = train.Map("container");
        Assert.Equal("run credit --stage train --only --event {{workflow.parameters.event}} --workspace /workspace/source/{{workflow.parameters.workspace}}", string.Join(' ', container.Texts("args").Select(static text => text.Value)));
        Assert.Equal(("2", "4Gi"), (container.Map("resources").Map("limits").Text("cpu")?.Value, container.Map("resources").Map("limits").Text("memory")?.Value));
        Assert.Equal(2 * 3600 + 600, train.Integer("activeDeadlineSeconds")?.Value);
        Assert.Equal("3", train.Map("retryStrategy").Text("limit")?.Value);
    }

    [Fact]
    public void What_hangs_on_a_decision_runs_only_after_a_yes() => Assert.Contains("need.Succeeded", Task("features").Text("depends")?.Value, StringComparison.Ordinal);

    [Fact]
    public void The_secrets_of_the_store_are_only_where_something_leaves_or_enters()
    {
        Assert.DoesNotContain("secretKeyRef", YamlWriter.Write(Template("train")), StringComparison.Ordinal);
        var register = YamlWriter.Write(Template("register"));
        Assert.Contains("secretKeyRef", register, StringComparison.Ordinal);
        Assert.Contains("key: AWS_SECRET_ACCESS_KEY", register, StringComparison.Ordinal);
    }

    [Fact]
    public void Deploying_waits_for_a_promotion_and_is_no_task() => Assert.DoesNotContain(Tasks(Spec("credit")), static task => task.Text("name")?.Value is "deploy" or "monitor");

    [Fact]
    public void A_stage_with_a_condition_runs_on_the_events_that_meet_it()
    {
        var compilation = Pipeline("a: {kind: ingest, dataset: d, when: event == \"push\" or event == \"schedule\"}");
        var task = Tasks(Read(Backend.Emit(compilation).Single(IsTemplate)).Map("spec")).Last();
        Assert.Equal("'{{workflow.parameters.event}}' == 'push' || '{{workflow.parameters.event}}' == 'schedule'", task.Text("when")?.Value);
    }

    [Fact]
    public void Matrices_gpus_and_retries_find_their_form()
    {
        var spec = Read(Backend.Emit(Pipeline("a: {kind: run, command: [true], matrix: {region: [eu, us]}, retries: 0, timeout: 30m, resources: {gpu: {count: 2, type: A100}}, secrets: [TOKEN], outputs: {o: {type: File}}}")).Single(IsTemplate)).Map("spec");
        Assert.Equal(["checkout", "a-eu", "a-us"], Tasks(spec).Select(static task => task.Text("name")?.Value));
        var template = spec.Maps("templates").Single(static one => one.Text("name")?.Value == "a-eu");
        Assert.Equal("A100", template.Map("nodeSelector").Text("nvidia.com/gpu.product")?.Value);
        Assert.Equal("2", template.Map("container").Map("resources").Map("limits").Text("nvidia.com/gpu")?.Value);
        Assert.Null(template.Map("retryStrategy"));
        Assert.Equal(1800 + 600, template.Integer("activeDeadlineSeconds")?.Value);
        Assert.Contains("key: TOKEN", YamlWriter.Write(template), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: {kind: run, command: [true], image: \"x@sha256:0\", outputs: {o: {type: File}}}", "the image of stage 'a'")]
    [InlineData("a: {kind: run, command: [true], matrix: {x: [\"{{workflow.name}}\"]}, outputs: {o: {type: File}}}", "would be a template")]
    public void What_no_workflow_can_say_is_said_in_compile(string stage, string what)
    {
        var diagnostics = new DiagnosticBag();
        Backend.Check(Pipeline(stage), diagnostics);
        Assert.Contains(what, Assert.Single(diagnostics.ToSorted()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_image_of_ours_nothing_could_start()
    {
        var diagnostics = new DiagnosticBag();
        Backend.Check(Pipeline("a: {kind: ingest, dataset: d}", images: ""), diagnostics);
        Assert.Equal(Catalog.MissingProperty, Assert.Single(diagnostics.ToSorted()).Descriptor);
    }

    [Fact]
    public void Whatever_stands_in_a_matrix_or_an_image_is_one_argument_or_is_refused()
    {
        string[] pieces = ["$(id)", "`id`", "\";id;\"", "${{ github.token }}", "{{workflow.name}}", "\n- name: x", "EOF", "'", "# ", ": ", "&a", "\u00e9", " ", "--force", "\\"];
        var random = new Random(11);
        var (refused, emitted) = (0, 0);
        for (var number = 0; number < Core.Tests.FuzzCases.Or(300); number++)
        {
            var text = $"v{string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => pieces[random.Next(pieces.Length)]))}";
            var quoted = YamlWriter.Write(YamlTree.Flow(YamlTree.Seq(YamlTree.Text(text)))).Trim();
            if (quoted.Contains('\n', StringComparison.Ordinal)) continue;
            var compilation = Pipeline($"a: {{kind: run, command: [\"true\"], runtime: r, matrix: {{x: {quoted}}}, outputs: {{o: {{type: File}}}}}}", $"images: {{mlops: i}}\nruntimes: {{r: {{python: '3.12', lock: l.txt, image: {quoted[1..^1]}}}}}\n");
            var diagnostics = new DiagnosticBag();
            Backend.Check(compilation, diagnostics);
            Assert.Equal(text.Contains("{{", StringComparison.Ordinal), diagnostics.HasErrors);
            if (diagnostics.HasErrors)
            {
                refused++;
                continue;
            }

            emitted++;
            var template = Read(Backend.Emit(compilation).Single(IsTemplate)).Map("spec").Maps("templates").Last();
            Assert.Equal(text, template.Map("container").Text("image")?.Value);
            Assert.Equal($"a@{text}", template.Map("container").Texts("args")[3].Value);
            Assert.Matches("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", template.Text("name")?.Value);
        }

        Assert.True(refused > 10 && emitted > 10, $"{refused} were refused, {emitted} emitted");
    }

    private static bool IsTemplate(OutputFile file) => !file.Path.EndsWith("network-policy.yaml", StringComparison.Ordinal);

    private static Compilation Pipeline(string stage, string images = "images: {mlops: \"ghcr.io/acme/mlops@sha256:0\"}\n") => Specs.Compile(
        ("mlops.yaml", $"mlops: 1\nproject: example\nstack: {{orchestrator: argo}}\n{images}"),
        ("a.mlops.yaml", $"datasets: {{d: {{source: d.csv, format: csv, columns: {{id: {{type: string, key: true}}}}}}}}\npipelines:\n  p:\n    stages:\n      {stage}\n"));

    private static YamlMap? Spec(string pipeline) => Read(Backend.Emit(ExampleSpecs.Compile("credit-risk")).Single(file => file.Path.EndsWith($"/{pipeline}.yaml", StringComparison.Ordinal))).Map("spec");

    private static YamlMap Template(string name) => Spec("credit").Maps("templates").Single(template => template.Text("name")?.Value == name);

    private static YamlMap Task(string name) => Tasks(Spec("credit")).Single(task => task.Text("name")?.Value == name);

    private static IEnumerable<YamlMap> Tasks(YamlMap? spec) => spec.Maps("templates").First().Map("dag").Maps("tasks");

    private static YamlMap Read(OutputFile file) => Assert.IsType<YamlMap>(YamlReader.Read(new SourceFile(file.Path, file.Text), new DiagnosticBag()).Root);
}
