using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Ingesting.Reading;

/// <summary>Rows that were set aside, as a table.</summary>
internal sealed class RejectTable(Func<RejectFile?> rejects) : IDuckTable
{
    public ImmutableArray<DuckColumn> Columns { get; } =
    [
        new("file", new(DuckTypeKind.Varchar)),
        new("line", new(DuckTypeKind.BigInt)),
        new("column", new(DuckTypeKind.Varchar)),
        new("value", new(DuckTypeKind.Varchar)),
        new("reason", new(DuckTypeKind.Varchar)),
        new("row", new(DuckTypeKind.Varchar)),
    ];

    public IDuckScan Scan(ImmutableArray<int> columns) => new Rows(rejects()?.Read() ?? [], columns);

    private sealed class Rows(IEnumerable<(string File, Ingesting.Rows.Reject Reject)> rejects, ImmutableArray<int> columns) : IDuckScan
    {
        private readonly IEnumerator<(string File, Ingesting.Rows.Reject Reject)> rest = rejects.GetEnumerator();

        public int Fill(DuckRows rows)
        {
            var count = 0;
            for (; count < DuckRows.Capacity && rest.MoveNext(); count++)
            {
                var (file, reject) = rest.Current;
                for (var place = 0; place < columns.Length; place++)
                {
                    if (columns[place] == 1) rows.Values<long>(place)[count] = reject.Line;
                    else if (columns[place] >= 0) Set(rows, place, count, columns[place] switch { 0 => file, 2 => reject.Column, 3 => reject.Value, 4 => reject.Reason, _ => reject.Raw });
                }
            }

            return count;
        }

        public void Dispose() => rest.Dispose();

        private static void Set(DuckRows rows, int place, int row, string? text)
        {
            if (text is not null) rows.Texts(place).Set(row, Encoding.UTF8.GetBytes(text));
            else rows.Validity(place)[row / 64] &= ~(1UL << (row % 64));
        }
    }
}
