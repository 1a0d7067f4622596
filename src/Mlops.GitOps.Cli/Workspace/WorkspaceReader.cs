using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Mlops.GitOps.Core;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Workspace;

/// <summary>Reads the files of a workspace, parses them side by side and compiles them.</summary>
internal static class WorkspaceReader
{
    private const int FilesWorthAThread = 4;

    public static LoadedWorkspace Read(string root) => Read(root, WorkspaceFiles.Find(root, new FileTable(root)), overlay: null);

    /// <summary>Reads the files at these paths.</summary>
    public static LoadedWorkspace Read(string root, IReadOnlyList<string> paths, Overlay? overlay)
    {
        var files = ParseAll(root, paths);
        return new LoadedWorkspace(root, files, Compiler.Compile(files, overlay));
    }

    private static ImmutableArray<ParsedFile> ParseAll(string root, IReadOnlyList<string> paths)
    {
        var files = new ParsedFile[paths.Count];
        var next = -1;
        void ParseNext()
        {
            for (var at = Interlocked.Increment(ref next); at < files.Length; at = Interlocked.Increment(ref next)) files[at] = Compiler.Parse(paths[at], SourceBytes.Read(Path.Join(root, paths[at])));
        }

        // A few files are read before a second thread has started; and `Parallel.For` would be compiled anew on every call.
        var helpers = new Task[Math.Clamp(Math.Min(Environment.ProcessorCount - 1, files.Length / FilesWorthAThread), 0, 15)];
        for (var at = 0; at < helpers.Length; at++) helpers[at] = Task.Run(ParseNext);
        ParseNext();
        Task.WaitAll(helpers);
        return ImmutableCollectionsMarshal.AsImmutableArray(files);
    }
}
