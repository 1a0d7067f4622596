using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Cli.Views;

/// <summary>What views and datasets are, and in which files of a workspace their rows stand.</summary>
internal sealed class ViewFiles(string root)
{
    private readonly FileTable files = new(root);

    public static ViewDeclaration Declared(ViewSymbol view)
    {
        using var document = JsonDocument.Parse(ViewSettings.Of(view) ?? throw new UserMistake($"view '{view.FullName}' has no dataset"));
        return ViewDeclaration.Of(document.RootElement);
    }

    public static DatasetDeclaration Declared(DatasetSymbol dataset)
    {
        using var document = JsonDocument.Parse(ViewSettings.Of(dataset));
        return DatasetDeclaration.Of(document.RootElement);
    }

    public ImmutableArray<string> Of(DatasetSymbol dataset)
    {
        if (ViewSettings.FilesOf(dataset).PathFor(isSample: false) is not { } source)
            throw new UserMistake($"dataset '{dataset.Name}' is read from an address, and values are materialized from files of the workspace", "keep a copy in the workspace and name it in `source`", ExitStatus.No);
        var found = GlobWalk.FilesAt(root, source, files);
        return found.Count > 0 ? [.. found.Select(path => Path.Join(root, path))]
            : throw new UserMistake($"dataset '{dataset.Name}' is read from '{source}', and there is no such file", "mend its `source`, or bring the file", ExitStatus.No);
    }
}
