using Mlops.GitOps.Cli.Schemas;
using Mlops.GitOps.Core.Tests;

namespace Mlops.GitOps.Cli.Tests.Schemas;

public sealed class ModelineTests
{
    [Theory]
    [InlineData("mlops.yaml", "schemas", "# yaml-language-server: $schema=schemas/workspace.schema.json")]
    [InlineData("teams/risk/credit.mlops.yaml", "schemas", "# yaml-language-server: $schema=../../schemas/definitions.schema.json")]
    [InlineData("environments/dev.pins.yaml", "../../schemas", "# yaml-language-server: $schema=../../../schemas/pins.schema.json")]
    [InlineData("README.md", "schemas", null)]
    public void The_comment_leads_from_the_file_to_its_schema(string path, string schemas, string? expected) =>
        Assert.Equal(expected, Modeline.For(path, schemas));

    [Theory]
    [InlineData("mlops: 1\n", "# M\nmlops: 1\n")]
    [InlineData("mlops: 1\r\n", "# M\r\nmlops: 1\r\n")]
    [InlineData("\uFEFFmlops: 1\n", "\uFEFF# M\nmlops: 1\n")]
    [InlineData("# yaml-language-server: $schema=old.json\nmlops: 1\n", "# M\nmlops: 1\n")]
    [InlineData("# Our workspace.\n# yaml-language-server: $schema=old.json\n\nmlops: 1\n", "# M\n# Our workspace.\n\nmlops: 1\n")]
    [InlineData("a: 1\n# yaml-language-server: of another place\n", "# M\na: 1\n# yaml-language-server: of another place\n")]
    [InlineData("", "# M\n")]
    public void It_is_the_first_line_and_the_only_one(string text, string expected) => Assert.Equal(expected, Modeline.SetIn(text, "# M"));

    [Fact]
    public void Each_file_of_our_examples_has_it()
    {
        var examples = Repository.PathOf("examples");
        foreach (var file in Directory.EnumerateFiles(examples, "*.yaml", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(examples, file).Replace('\\', '/');
            if (Modeline.For(name[(name.IndexOf('/') + 1)..], "../../schemas") is not { } modeline) continue;
            Assert.Equal(modeline, File.ReadLines(file).First());
        }
    }

    [Fact]
    public void Setting_it_twice_changes_nothing()
    {
        var modeline = Modeline.For("mlops.yaml") ?? "";
        var once = Modeline.SetIn("mlops: 1\nproject: demo\n", modeline);
        Assert.Equal(once, Modeline.SetIn(once, modeline));
    }
}
