using System.Buffers.Text;
using System.Globalization;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>What Linux says of a process.</summary>
/// <param name="HasEnded">Whether nothing of it runs or holds a file any more.</param>
/// <param name="IsEnding">Whether it runs no more and still has its files: it shows no environment then.</param>
/// <param name="IsBetweenPrograms">Whether it is about to be another program, and shows no environment until it is.</param>
internal readonly record struct ProcessEntry(int Pid, int Parent, int Session, bool HasEnded, bool IsEnding, bool IsBetweenPrograms)
{
    private const long Exiting = 4;

    public static ProcessEntry? Read(int pid) =>
        ProcFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat")) is { } stat ? Parse(pid, stat) : null;

    internal static ProcessEntry? Parse(int pid, ReadOnlySpan<byte> stat)
    {
        // "pid (name) state parent group session ..."; the name may hold anything, also brackets.
        var fields = stat[(stat.LastIndexOf((byte)')') + 1)..];
        if (fields.Length < 4) return null;
        var isDead = (char)fields[1] is 'Z' or 'X' or 'x';
        fields = fields[3..];
        var parent = (int)Next(ref fields);
        _ = Next(ref fields);
        var session = (int)Next(ref fields);

        // Flags are the 9th field, threads the 20th, memory the 23rd and the end of the environment the 51st. A thread of the kernel has no memory.
        Skip(ref fields, 2);
        var isExiting = (Next(ref fields) & Exiting) != 0;
        Skip(ref fields, 10);
        var threads = Next(ref fields);
        var hasEnded = isDead && threads <= 1;
        Skip(ref fields, 2);
        var hasMemory = Next(ref fields) > 0;
        Skip(ref fields, 27);
        return new(pid, parent, session, hasEnded, !hasEnded && (isDead || isExiting), !hasEnded && hasMemory && Next(ref fields) == 0);
    }

    public static List<ProcessEntry> ReadAll()
    {
        var entries = new List<ProcessEntry>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(folder.AsSpan("/proc/".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && Read(pid) is { } entry)
                entries.Add(entry);
        }

        return entries;
    }

    private static long Next(ref ReadOnlySpan<byte> fields)
    {
        _ = Utf8Parser.TryParse(fields, out long value, out _);
        Skip(ref fields, 1);
        return value;
    }

    private static void Skip(ref ReadOnlySpan<byte> fields, int count)
    {
        for (; count > 0; count--) fields = fields.IndexOf((byte)' ') is >= 0 and var end ? fields[(end + 1)..] : [];
    }
}
