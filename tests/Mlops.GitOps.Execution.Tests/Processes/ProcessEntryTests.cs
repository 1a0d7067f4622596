using System.Runtime.Versioning;
using System.Text;
using Mlops.GitOps.Execution.Processes;

namespace Mlops.GitOps.Execution.Tests.Processes;

[UnsupportedOSPlatform("windows")]
public class ProcessEntryTests
{
    private static string Start(char state = 'S', int flags = 4194304, int threads = 1) => $"7 (a) b) {state} 3 7 5 0 -1 {flags} 100 0 0 0 1 2 0 0 20 0 {threads} 0 12345";

    private const string Middle = "200 18446744073709551615 1 1 1 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 140721 140722 140723 140724 140725";

    [Theory]
    [InlineData("3133440", "140726", false)]
    [InlineData("3133440", "0", true)]
    [InlineData("0", "0", false)]
    public void A_process_is_between_programs_while_it_has_memory_and_no_environment(string memory, string environmentEnd, bool expected)
    {
        var entry = ProcessEntry.Parse(7, Encoding.ASCII.GetBytes($"{Start()} {memory} {Middle} 140725 {environmentEnd} 0\n"));
        Assert.Equal(new ProcessEntry(7, 3, 5, HasEnded: false, IsEnding: false, expected), entry);
    }

    [Theory]
    [InlineData('R', 4, 1, false, true)]
    [InlineData('Z', 4, 2, false, true)]
    [InlineData('Z', 4, 1, true, false)]
    [InlineData('S', 0, 1, false, false)]
    public void A_process_is_ending_until_nothing_of_it_is_left(char state, int flags, int threads, bool hasEnded, bool isEnding)
    {
        var entry = ProcessEntry.Parse(7, Encoding.ASCII.GetBytes($"{Start(state, flags, threads)} 0 {Middle} 0 0 0\n"));
        Assert.Equal(new ProcessEntry(7, 3, 5, hasEnded, isEnding, IsBetweenPrograms: false), entry);
    }

    [Fact]
    public void A_process_that_runs_is_a_program()
    {
        var own = ProcessEntry.Read(Environment.ProcessId);
        Assert.Equal((Environment.ProcessId, false, false), (own?.Pid, own?.HasEnded, own?.IsBetweenPrograms));
    }

    // In a container it belongs to somebody else, who shows nothing of it.
    [Fact]
    public void The_first_process_is_told_at_once()
    {
        var first = ProcessEntry.Read(1);
        Assert.NotNull(first);
        Assert.False(new StageMark(-1, "MLOPS_STAGE=/nowhere"u8.ToArray(), IsPrefix: true).Owns(first.Value));
    }
}
