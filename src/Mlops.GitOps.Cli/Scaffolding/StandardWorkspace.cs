using System.Collections.Immutable;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>Makes a workspace of the eight answers: the eight standard stages on a small problem with data that comes along,
/// which is then replaced by one's own.</summary>
internal static class StandardWorkspace
{
    public static ImmutableArray<NewFile> Files(StackAnswers answers) =>
    [
        NewFile.OfText("README.md", ProseTemplate.Fill("workspace-readme.md", ReadmeValues(answers))),
        NewFile.OfText("data.mlops.yaml", YamlWriter.Write(StandardData.Specs())),
        NewFile.OfText("data/members.csv", SampleData.Members()),
        NewFile.OfText("data/visits.csv", SampleData.Visits()),
        NewFile.OfText("environments.mlops.yaml", YamlWriter.Write(StandardDelivery.Environments())),
        NewFile.OfText("mlops.yaml", YamlWriter.Write(Header(answers))),
        NewFile.OfText("model.mlops.yaml", YamlWriter.Write(StandardModel.Specs())),
        NewFile.OfText("pipeline.mlops.yaml", YamlWriter.Write(StandardPipeline.Specs())),
        NewFile.OfText("serving.mlops.yaml", YamlWriter.Write(StandardDelivery.Serving())),
    ];

    private static YamlMap Header(StackAnswers answers) => Map(
        ("mlops", Number(1)),
        ("project", Text(answers.Project)),
        ("stack", Map(answers.Choices.Select(static choice => (choice.Part, (YamlNode?)Text(choice.Choice))))),
        ("roles", Map(
            ("ml-lead", People(("ada", 1001), ("grace", 1002), ("joan", 1003))),
            ("risk", People(("edith", 2001), ("hypatia", 2002), ("emmy", 2003))))),
        ("channels", Map(("team", Flow(Map(("email", Text("ml-team@example.com"))))))),
        ("changes", Map(
            ("breaking", Seq(Flow(Map(("role", Text("ml-lead")))))),
            ("weaker", Seq(Flow(Map(("role", Text("risk")))))))));

    private static YamlSequence People(params (string Login, long Id)[] people) =>
        Seq(people.Select(static person => Flow(Map(("id", Number(person.Id)), ("login", Text(person.Login))))));

    // Project and choices are names of the language, so nothing in them can be Markdown.
    private static Dictionary<string, object> ReadmeValues(StackAnswers answers) => new()
    {
        ["project"] = answers.Project,
        ["choices"] = answers.Choices.Select(static answer => new Dictionary<string, object> { ["part"] = answer.Part, ["choice"] = answer.Choice }).ToList(),
    };
}
