using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record ProblemSyntax(Spanned<string> Name, YamlMap Body)
{
    public Spanned<string>? Owner => Body.Text("owner");

    public YamlNode? Rule => Body.Map("baseline")?.Find("rule")?.Written;

    public Spanned<string>? ColumnScore => Body.Map("baseline").Text("columnScore");

    public YamlNode? NeedsMlWhen => Body.Find("needsMlWhen")?.Written;

    public YamlNode? SolvedWhen => Body.Find("solvedWhen")?.Written;
}
