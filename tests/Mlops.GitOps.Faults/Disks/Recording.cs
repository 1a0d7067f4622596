using System.Buffers.Binary;
using System.Text;

namespace Mlops.GitOps.Faults.Disks;

/// <summary>What the fault library wrote down of a run: every change of a file or a name, in their order.</summary>
internal static class Recording
{
    private const int HeadLength = 48;

    public static List<Step> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var steps = new List<Step>();
        for (var at = 0; at < bytes.Length;)
        {
            var head = bytes.AsSpan(at, HeadLength);
            var first = (int)BinaryPrimitives.ReadInt64LittleEndian(head[32..]);
            var second = (int)BinaryPrimitives.ReadInt64LittleEndian(head[40..]);
            steps.Add(new Step((char)head[8], BinaryPrimitives.ReadInt64LittleEndian(head[16..]), BinaryPrimitives.ReadInt64LittleEndian(head[24..]),
                Encoding.UTF8.GetString(bytes, at + HeadLength, first), bytes[(at + HeadLength + first)..(at + HeadLength + first + second)]));
            at += HeadLength + first + second;
        }

        return steps;
    }

    /// <param name="Kind">Open, Write, Truncate, Sync, All synced, Rename, eXchange, Make folder, Delete folder, Unlink, symLink, Hard link, Content.</param>
    /// <param name="File">The number that an open file has.</param>
    internal sealed record Step(char Kind, long File, long Number, string Path, byte[] Bytes)
    {
        public string OtherPath => Encoding.UTF8.GetString(Bytes);
    }
}
