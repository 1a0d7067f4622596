using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>What specs declare of views and datasets as JSON, for who computes them outside of a stage.</summary>
public static class ViewSettings
{
    /// <summary>Returns a view with its dataset; null where that could not be resolved.</summary>
    public static string? Of(ViewSymbol view) => view.Dataset is { } dataset ? YamlJson.Write(Declarations.Of(view, dataset, StageBindings.InputNameOf(dataset))) : null;

    public static string Of(DatasetSymbol dataset) => YamlJson.Write(Declarations.Of(dataset));

    /// <summary>Returns where the rows of a dataset stand.</summary>
    public static DatasetFiles FilesOf(DatasetSymbol dataset) => Lowering.Files(dataset);
}
