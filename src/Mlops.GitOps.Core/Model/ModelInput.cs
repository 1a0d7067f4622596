using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Model;

/// <summary>An input as it is written, a column or a view, and the columns it stands for.</summary>
public sealed record ModelInput(Spanned<string> Written, ViewSymbol? View, ImmutableArray<ColumnSymbol> Columns);
