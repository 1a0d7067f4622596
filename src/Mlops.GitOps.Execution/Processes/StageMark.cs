using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>What tells the processes of one attempt from all others: its session and a variable that they inherit.
/// Who leaves the session and clears its environment as well is not found once its parent has ended.</summary>
/// <param name="Leader">The process that was started; the session has its number.</param>
/// <param name="Variable">"NAME=value", empty for none.</param>
/// <param name="IsPrefix">Whether the value of the variable may go on.</param>
internal sealed record StageMark(int Leader, byte[] Variable, bool IsPrefix = false)
{
    public static StageMark Of(CommandStart start, int leader)
    {
        foreach (var (name, value) in start.Environment)
        {
            if (name == CommandStart.MarkName && value.Length > 0) return new(leader, Encoding.UTF8.GetBytes($"{name}={value}"));
        }

        return new(leader, []);
    }

    /// <summary>Null when it cannot be said yet: between two programs, and at its end, a process shows no environment.</summary>
    public bool? Owns(ProcessEntry entry)
    {
        if (entry.Session == Leader) return true;
        if (Variable.Length == 0) return false;
        var environment = EnvironmentOf(entry.Pid);
        if (environment is { Length: > 0 }) return IsIn(environment);
        if (ProcessEntry.Read(entry.Pid) is not { HasEnded: false } now) return false;
        if (now.IsEnding) return null;
        if (environment is null) return false;   // somebody else's

        // It may have become a program since; who shows nothing then has nothing.
        return now.IsBetweenPrograms ? null : IsIn(EnvironmentOf(entry.Pid));
    }

    private static byte[]? EnvironmentOf(int pid) => ProcFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/environ"));

    private bool IsIn(ReadOnlySpan<byte> environment)
    {
        while (environment.Length > 0)
        {
            var end = environment.IndexOf((byte)0);
            var entry = end < 0 ? environment : environment[..end];
            if (IsPrefix ? entry.StartsWith(Variable) : entry.SequenceEqual(Variable)) return true;
            environment = end < 0 ? [] : environment[(end + 1)..];
        }

        return false;
    }
}
