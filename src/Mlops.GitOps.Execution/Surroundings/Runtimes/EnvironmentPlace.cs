using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Where one environment is. A virtual environment holds its own path, so it is made where it stays, under a name of its own each
/// time, and a mark that is written last says which of them is whole: what a killed run left, or still writes, is never one that is used.</summary>
internal sealed record EnvironmentPlace(string Environments, string Key)
{
    private const string Version = "mlops/environment/1";

    public string Lock => Path.Join(Environments, Key + ".lock");

    public string Log => Path.Join(Environments, Key + ".log");

    private string Mark => Path.Join(Environments, Key + ".complete");

    public string NewFolder() => Path.Join(Environments, $"{Key}-{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}");

    /// <summary>Returns the folder of the whole environment, or null.</summary>
    public string? Complete()
    {
        if (!File.Exists(Mark) || File.ReadAllLines(Mark) is not [Version, var name, "end"]) return null;
        var folder = Path.Join(Environments, name);
        return File.Exists(EnvironmentRecipe.PythonIn(folder)) ? folder : null;
    }

    public void SetComplete(string folder)
    {
        // The mark must not reach the disk before what it vouches for.
        DiskSync.All();
        AtomicFile.Write(Mark, string.Join('\n', Version, Path.GetFileName(folder), "end"));
    }

    /// <summary>Removes what runs left that did not come to an end.</summary>
    public void Sweep()
    {
        File.Delete(Mark);
        foreach (var left in Directory.EnumerateDirectories(Environments, Key + "-*"))
        {
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // What a killed run started may still write there; nobody uses it, and the next sweep comes by.
            }
        }
    }
}
