using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Model;

public sealed record DatasetSymbol(DatasetSyntax Syntax, TableType Table)
{
    public string Name => Syntax.Name.Value;
}
