using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Which definitions the work of a pipeline may depend on.</summary>
internal sealed class PipelineUses
{
    private readonly HashSet<(string Section, string Name)> uses = [];

    // A name that is put together from parameters may be any.
    private bool isOpen;

    private PipelineUses(PipelineSymbol pipeline, SpecModel specs)
    {
        uses.Add(("pipelines", pipeline.Name));
        foreach (var stage in pipeline.Stages) Add(stage.Syntax.Body, specs);
        foreach (var model in specs.Models.Where(model => model.Trainings.Any(training => training.Pipeline == pipeline.Name))) Add(model);
        if (specs.Syntax.Header.StageDefaults.Text("runtime") is { } runtime) uses.Add(("runtimes", runtime.Value));
    }

    public static PipelineUses Of(PipelineSymbol pipeline, SpecModel specs) => new(pipeline, specs);

    public bool Has(HashSet<(string Section, string Name)> changed) => (isOpen && changed.Any(static one => one.Section is "datasets" or "models")) || uses.Overlaps(changed);

    public bool Has(string section, string name) => (isOpen && section is "datasets" or "models") || uses.Contains((section, name));

    private void Add(Core.Yaml.YamlMap stage, SpecModel specs)
    {
        foreach (var (key, section) in new[] { ("dataset", "datasets"), ("problem", "problems"), ("as", "models"), ("runtime", "runtimes") })
        {
            if (stage.Text(key)?.Value is not { } name) continue;
            isOpen |= name.Contains("${", StringComparison.Ordinal);
            uses.Add((section, name));
        }

        foreach (var view in stage.Texts("views")) Add(ViewUses.Find(specs, view.Value));
        if (stage.Text("as")?.Value is { } registered && specs.Models.FirstOrDefault(model => model.Name == registered) is { } model) Add(model);
    }

    private void Add(ModelSymbol model)
    {
        uses.Add(("models", model.Name));
        if (model.Syntax.Problem is { } problem) uses.Add(("problems", problem.Value));
        foreach (var input in model.Inputs) Add(input.View);
    }

    private void Add(ViewSymbol? view)
    {
        if (view is null) return;
        uses.Add(("features", view.FullName));
        if (view.Dataset is { } dataset) uses.Add(("datasets", dataset.Name));
        if (view.Entity is { } entity) uses.Add(("entities", entity.Name.Value));
    }
}
