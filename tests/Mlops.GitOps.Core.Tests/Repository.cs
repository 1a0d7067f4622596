namespace Mlops.GitOps.Core.Tests;

/// <summary>Finds the checkout that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Mlops.GitOps.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No Mlops.GitOps.sln above {from}.");
    }
}
