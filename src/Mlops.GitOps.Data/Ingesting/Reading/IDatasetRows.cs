using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Ingesting.Reading;

/// <summary>The rows of a dataset, and what was set aside of them.</summary>
internal interface IDatasetRows
{
    string Query { get; }

    string RejectQuery { get; }

    int Columns { get; }

    /// <summary>Returns what an error of the engine means for whoever wrote the dataset.</summary>
    Exception Explain(DuckException exception);
}
