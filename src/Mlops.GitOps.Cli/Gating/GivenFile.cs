using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Gating;

/// <summary>Reads a file that an argument names.</summary>
internal static class GivenFile
{
    /// <param name="written">The path as it was written.</param>
    public static string Read(string path, string written)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new UserMistake($"'{written}' can't be read: {trouble.Message}");
        }
    }
}
