using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Features;

/// <summary>The rows that views are made of, by the reader that ingests: what is no row there is none here.</summary>
/// <param name="Scan">What the engine reads them with.</param>
internal sealed record ViewRows(DatasetReader Reader, string Scan)
{
    private static int names;

    /// <summary>By when rows must have been known, in microseconds: a query of <see cref="Scan"/> holds to it as well.</summary>
    public long? AsOf { get; init; }

    /// <summary>Lets a connection read the file at a path, or all files below a folder.</summary>
    public static ViewRows Open(DuckConnection connection, DatasetDeclaration dataset, string path, string scratch) => Open(connection, dataset, DatasetFile.AllOf(path), scratch);

    public static ViewRows Open(DuckConnection connection, DatasetDeclaration dataset, ImmutableArray<DatasetFile> files, string scratch)
    {
        var reader = DatasetReader.Open(connection, dataset, files, FormattableString.Invariant($"rows_{Interlocked.Increment(ref names)}"), scratch);
        return new ViewRows(reader, $"({reader.Query})");
    }

    /// <summary>Returns how many rows were set aside when they were last read to their end.</summary>
    public long CountRejects(DuckConnection connection, CancellationToken stop)
    {
        using var rejects = connection.Query($"SELECT count(*) FROM ({Reader.RejectQuery})", stop);
        return rejects.Read(stop)?[0].Values<long>()[0] ?? 0;
    }
}
