using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Cli.Rendering.Artifacts;

/// <summary>Shows an artifact for people: tables aligned, text as it is, and of everything else what and where it is.</summary>
internal static class ArtifactText
{
    /// <param name="isRaw">Whether a file is shown as it is.</param>
    public static void Write(Artifact artifact, LocalStore store, int? head, int usualRows, bool isRaw, Terminal terminal)
    {
        if (artifact.IsFolder)
        {
            WriteFolder(store.ReadTree(artifact.Digest), head, terminal.Out);
            return;
        }

        var path = store.PathOf(artifact.Digest);
        if (!File.Exists(path)) throw new RunFailure("its bytes are not in the store any more", "mlops pull, or run the stage again");
        switch (ArtifactKinds.Of(path))
        {
            case ArtifactKind.Metrics when !isRaw: terminal.Out.Write(MetricsText.Of(File.ReadAllBytes(path), terminal.OutPaint)); break;
            case ArtifactKind.Text or ArtifactKind.Metrics: WriteLines(path, head, terminal); break;
            case ArtifactKind.Csv: WriteText(path, head ?? usualRows, ShownTable.OfCsv, terminal); break;
            case ArtifactKind.JsonLines: WriteText(path, head ?? usualRows, ShownTable.OfJsonLines, terminal); break;
            case ArtifactKind.Parquet: WriteTable(ShownTable.OfParquet(path, head ?? usualRows), terminal); break;
            default: WriteWhere("a binary file", artifact, path, terminal); break;
        }
    }

    private static void WriteFolder(TreeManifest tree, int? head, TextWriter output)
    {
        foreach (var entry in tree.Entries.Take(head ?? int.MaxValue))
        {
            output.WriteLine(entry switch
            {
                TreeFile file => $"{Amounts.Size(file.Bytes),10}  {Printable.Text(file.Path)}",
                TreeLink link => $"{"link",10}  {Printable.Text(link.Path)} → {Printable.Text(link.Target)}",
                _ => $"{"folder",10}  {Printable.Text(entry.Path)}",
            });
        }
    }

    private static void WriteLines(string path, int? head, Terminal terminal)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        for (var count = 0; (head is null || count < head) && reader.ReadLine() is { } line; count++)
            terminal.Out.WriteLine(Printable.Text(line.Replace("\t", "    ", StringComparison.Ordinal)));
    }

    private static void WriteText(string path, int rows, Func<TextReader, int, ShownTable> read, Terminal terminal)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        WriteTable(read(reader, rows), terminal);
    }

    private static void WriteTable(ShownTable table, Terminal terminal)
    {
        foreach (var line in AlignedTable.Of(table, terminal.OutPaint)) terminal.Out.WriteLine(line);
        if (!table.IsWhole) terminal.Out.WriteLine(terminal.OutPaint.Dim(string.Create(CultureInfo.InvariantCulture, $"the first {table.Rows.Count} rows; --head N shows more")));
    }

    private static void WriteWhere(string what, Artifact artifact, string path, Terminal terminal)
    {
        var rows = artifact.Rows is { } count ? $", {Amounts.Counted(count, "row")}" : "";
        terminal.Out.WriteLine($"{what}, {Amounts.Size(artifact.Bytes)}{rows}");
        terminal.Out.WriteLine(artifact.Digest.ToString());
        terminal.Out.WriteLine(Printable.Text(path));
    }
}
