using System.Collections.Immutable;
using Mlops.GitOps.Data.Ingesting.Files;

namespace Mlops.GitOps.Data.Ingesting.Reading;

/// <summary>The pieces of files, in their order, for several threads that take one at a time.</summary>
internal sealed class BlockSource(ImmutableArray<ITextFile> files) : IDisposable
{
    private readonly Lock gate = new();
    private readonly IEnumerator<(int File, TextBlock Block)> rest = All(files).GetEnumerator();
    private int taken;
    private (int Number, Exception Exception)? failure;

    /// <summary>Why reading ended early: what failed first in the files, whichever thread was first to find something.</summary>
    public Exception? Failure => failure?.Exception;

    /// <summary>Returns the next piece with its number, or null at the end or after a failure.</summary>
    public (int Number, int File, TextBlock Block)? Take()
    {
        lock (gate)
        {
            if (failure is not null) return null;
            var number = taken++;
            try
            {
                return rest.MoveNext() ? (number, rest.Current.File, rest.Current.Block) : null;
            }
            catch (Exception exception)
            {
                failure = (number, exception);
                return null;
            }
        }
    }

    public void Fail(int number, Exception exception)
    {
        lock (gate)
        {
            if (failure is null || number < failure.Value.Number) failure = (number, exception);
        }
    }

    public void Dispose() => rest.Dispose();

    private static IEnumerable<(int File, TextBlock Block)> All(ImmutableArray<ITextFile> files)
    {
        for (var file = 0; file < files.Length; file++)
        {
            foreach (var block in files[file].Blocks()) yield return (file, block);
        }
    }
}
