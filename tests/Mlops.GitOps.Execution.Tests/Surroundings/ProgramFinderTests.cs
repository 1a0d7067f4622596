using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Tests.Surroundings;

public class ProgramFinderTests
{
    [Fact]
    public void The_first_on_path_that_may_be_executed_is_taken()
    {
        using var workspace = new TestWorkspace().With("one/tool").WithProgram("two/tool", "2").WithProgram("three/tool", "3");
        Directory.CreateDirectory(workspace["zero/tool"]);
        var found = Find(workspace, "tool", $"{workspace["zero"]}:{workspace["one"]}:{workspace["gone"]}:{workspace["two"]}:{workspace["three"]}");
        Assert.Equal(workspace["two/tool"], found.Path);
        Assert.Equal(Digest.OfText("2"), found.Digest);
    }

    [Fact]
    public void A_program_put_before_it_is_found_next_time()
    {
        using var workspace = new TestWorkspace().WithProgram("two/tool");
        var path = $"{workspace["one"]}:{workspace["two"]}";
        Assert.Equal(workspace["two/tool"], Find(workspace, "tool", path).Path);
        workspace.WithProgram("one/tool");
        Assert.Equal(workspace["one/tool"], Find(workspace, "tool", path).Path);
    }

    [Fact]
    public void A_path_starts_at_the_workspace_and_so_do_relative_and_empty_entries()
    {
        using var workspace = new TestWorkspace().WithProgram("bin/tool").WithProgram("here");
        Assert.Equal(workspace["bin/tool"], Find(workspace, "bin/tool", "").Path);
        Assert.Equal(workspace["bin/tool"], Find(workspace, "./bin/tool", "").Path);
        Assert.Equal(workspace["bin/tool"], Find(workspace, workspace["bin/tool"], "").Path);
        Assert.Equal(workspace["bin/tool"], Find(workspace, "tool", "nowhere:bin").Path);
        Assert.Equal(workspace["here"], Find(workspace, "here", "/nowhere:").Path);
    }

    [Fact]
    public void A_link_keeps_its_name_and_has_the_digest_of_what_it_leads_to()
    {
        using var workspace = new TestWorkspace().WithProgram("lib/real", "real").WithLink("bin/tool", "../lib/real");
        var found = Find(workspace, "tool", workspace["bin"]);
        Assert.Equal(workspace["bin/tool"], found.Path);
        Assert.Equal(Digest.OfText("real"), found.Digest);
    }

    [Fact]
    public void A_misspelt_program_is_told_what_it_was_meant_to_be()
    {
        using var workspace = new TestWorkspace().WithProgram("bin/python").WithProgram("bin/perl").With("bin/pyton").With("plain").WithProgram("run.sh");
        var failure = Assert.Throws<RunFailure>(() => Find(workspace, "pyhton", workspace["bin"] + ":/nowhere"));
        Assert.Equal("stage 'clean' runs 'pyhton', and there is no such program on PATH", failure.Message);
        Assert.Equal("did you mean 'python'?", failure.Hint);
        Assert.Equal("a file of the workspace is run as './run.sh'", Assert.Throws<RunFailure>(() => Find(workspace, "run.sh", workspace["bin"])).Hint);
        Assert.Equal("chmod +x ./plain", Assert.Throws<RunFailure>(() => Find(workspace, "./plain", "")).Hint);
        Assert.Contains("is a folder", Assert.Throws<RunFailure>(() => Find(workspace, "./bin", "")).Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<RunFailure>(() => Find(workspace, "./gone", "")).Message, StringComparison.Ordinal);
        Assert.Throws<RunFailure>(() => Find(workspace, "", ""));
    }

    [Fact]
    public void Programs_of_this_machine_are_those_that_which_finds()
    {
        using var workspace = new TestWorkspace();
        foreach (var name in (string[])["sh", "ls", "git", "dotnet"])
        {
            using var which = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("which", [name]) { RedirectStandardOutput = true })!;
            var expected = which.StandardOutput.ReadToEnd().Trim();
            Assert.Equal(expected.Length == 0 ? null : expected, ProgramFinder.TryFind(name, TestWorkspace.Variables["PATH"], workspace.Root, workspace.Table())?.Path);
        }
    }

    private static FoundProgram Find(TestWorkspace workspace, string name, string path) => ProgramFinder.Find("clean", name, path, workspace.Root, workspace.Table());
}
