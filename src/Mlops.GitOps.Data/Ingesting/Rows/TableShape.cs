using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Ingesting.Rows;

/// <summary>The columns that are read, in order, and which of them are its times.</summary>
/// <param name="Columns">Those declared, and after them others that are kept.</param>
/// <param name="Declared">How many are declared.</param>
internal sealed record TableShape(ImmutableArray<ColumnDeclaration> Columns, int Declared, int? Event, int? Known)
{
    public static TableShape Of(DatasetDeclaration dataset, ImmutableArray<ColumnDeclaration> others)
    {
        var columns = dataset.Columns.AddRange(others);
        return new(columns, dataset.Columns.Length, PlaceOf(dataset.EventColumn), PlaceOf(dataset.KnownColumn));

        int? PlaceOf(string? name)
        {
            var place = -1;
            for (var at = 0; at < columns.Length; at++)
            {
                if (columns[at].Name == name) place = at;
            }

            return place < 0 ? null : place;
        }
    }
}
