using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

public sealed record EntitySyntax(Spanned<string> Name, YamlMap Body)
{
    public Spanned<string>? Key => Body.Text("key");

    public Spanned<ColumnType>? Type => Body.Type("type");
}
