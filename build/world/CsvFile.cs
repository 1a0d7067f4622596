using System.Globalization;
using System.Text;

namespace Mlops.GitOps.World;

/// <summary>Rows go to the disk as they are made; no table is ever whole in memory.</summary>
public sealed class CsvFile : IDisposable
{
    private readonly StreamWriter writer;
    private readonly char delimiter;

    public CsvFile(string path, string header, char delimiter = ',')
    {
        this.delimiter = delimiter;
        writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16) { NewLine = "\n" };
        writer.WriteLine(header.Replace(' ', delimiter));
    }

    public long Rows { get; private set; }

    public void Write(params ReadOnlySpan<string> fields)
    {
        for (var at = 0; at < fields.Length; at++)
        {
            if (at > 0) writer.Write(delimiter);
            writer.Write(fields[at]);
        }

        writer.WriteLine();
        Rows++;
    }

    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Cents(long cents) => string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}");

    public static string Tenths(long tenths) => string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}");

    public static string Bool(bool value) => value ? "true" : "false";

    public void Dispose() => writer.Dispose();
}
