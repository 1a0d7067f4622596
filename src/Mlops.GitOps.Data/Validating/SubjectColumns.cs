using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Finds what an expectation is about.</summary>
internal static class SubjectColumns
{
    public static DuckColumn Column(this Subject subject, string name) =>
        subject.Columns.FirstOrDefault(column => column.Name == name) ?? throw new UnfitExpectation($"The table has no column '{name}'.");
}
