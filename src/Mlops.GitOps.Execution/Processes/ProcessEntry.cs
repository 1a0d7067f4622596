using System.Buffers.Text;
using System.Globalization;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>What Linux says of a process.</summary>
internal readonly record struct ProcessEntry(int Pid, int Parent, int Session, bool HasEnded)
{
    public static ProcessEntry? Read(int pid)
    {
        var stat = ProcFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
        if (stat is null) return null;

        // "pid (name) state parent group session ..."; the name may hold anything, also brackets.
        ReadOnlySpan<byte> fields = stat.AsSpan(stat.AsSpan().LastIndexOf((byte)')') + 1);
        if (fields.Length < 4) return null;
        var state = (char)fields[1];
        fields = fields[3..];
        var parent = Next(ref fields);
        _ = Next(ref fields);
        return new(pid, parent, Next(ref fields), state is 'Z' or 'X' or 'x');
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

    private static int Next(ref ReadOnlySpan<byte> fields)
    {
        _ = Utf8Parser.TryParse(fields, out int value, out var used);
        fields = used + 1 < fields.Length ? fields[(used + 1)..] : [];
        return value;
    }
}
