using System.Text;
using Mlops.GitOps.Data.Ingesting.Rows;

namespace Mlops.GitOps.Data.Ingesting.Reading;

/// <summary>Rows that were set aside, in a file, since there may be as many as there are rows.</summary>
internal sealed class RejectFile(string path) : IDisposable
{
    private readonly BinaryWriter writer = new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read), Encoding.UTF8);
    private bool isClosed;

    public long Count { get; private set; }

    public void Add(string file, Reject reject)
    {
        Count++;
        Write(file);
        writer.Write(reject.Line);
        Write(reject.Column);
        Write(reject.Value);
        Write(reject.Reason);
        Write(reject.Raw);
    }

    /// <summary>Reads all of them again.</summary>
    public IEnumerable<(string File, Reject Reject)> Read()
    {
        if (!isClosed) writer.Flush();
        using var reader = new BinaryReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        for (var left = Count; left > 0; left--)
        {
            var file = Read(reader) ?? "";
            var line = reader.ReadInt64();
            yield return (file, new(line, Read(reader), Read(reader), Read(reader) ?? "", Read(reader)));
        }
    }

    public void Dispose()
    {
        isClosed = true;
        writer.Dispose();
    }

    private static string? Read(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private void Write(string? text)
    {
        writer.Write(text is not null);
        if (text is not null) writer.Write(text);
    }
}
