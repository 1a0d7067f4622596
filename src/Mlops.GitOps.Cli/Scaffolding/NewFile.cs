namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>A file to be written: a path relative to the workspace, with <c>/</c>, and its bytes.</summary>
internal sealed record NewFile(string Path, byte[] Content)
{
    public static NewFile OfText(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));
}
