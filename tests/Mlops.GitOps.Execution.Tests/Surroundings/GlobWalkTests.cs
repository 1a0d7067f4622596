using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Tests.Surroundings;

public class GlobWalkTests
{
    [Fact]
    public void The_store_git_and_other_workspaces_are_never_seen()
    {
        using var workspace = new TestWorkspace()
            .With("a.py").With(".mlops/store/a.py").With(".git/a.py").With("other/mlops.yaml").With("other/a.py").With("sub/.mlops/a.py").With("sub/a.py");
        Assert.Equal(["a.py", "sub/a.py"], workspace.Glob("**/*.py"));
        Assert.Empty(workspace.Glob(".mlops/**"));
        Assert.Empty(workspace.Glob(".git/a.py"));
        Assert.Empty(workspace.Glob("other/a.py"));
    }

    [Fact]
    public void A_link_to_a_folder_is_followed_inside_the_workspace_only()
    {
        using var workspace = new TestWorkspace("ws").With("lib/a.py").With("../outside/b.py").With(".mlops/c.py");
        workspace.WithLink("steps/lib", "../lib").WithLink("steps/out", "../../outside").WithLink("steps/up", "..")
            .WithLink("steps/store", "../.mlops");
        Assert.Equal(["steps/lib/a.py"], workspace.Glob("steps/**"));
        Assert.Equal(["steps/lib/a.py"], workspace.Glob("steps/lib/a.py"));
        Assert.Empty(workspace.Glob("steps/out/b.py"));
    }

    [Fact]
    public void A_pipe_and_a_link_that_leads_nowhere_are_no_files()
    {
        using var workspace = new TestWorkspace().With("steps/a.py").WithLink("steps/self", "self").WithLink("steps/gone", "nowhere");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [workspace["steps/pipe"]])) make.WaitForExit();
        Assert.Equal(["steps/a.py"], workspace.Glob("steps/**"));
    }

    [Fact]
    public void A_link_to_a_file_is_the_file()
    {
        using var workspace = new TestWorkspace("ws").With("lib/a.py", "one").With("../b.py", "two").WithLink("steps/a.py", "../lib/a.py").WithLink("steps/b.py", "../../b.py");
        Assert.Equal(["steps/a.py", "steps/b.py"], workspace.Glob("steps"));
    }

    [Fact]
    public void Names_are_listed_in_ordinal_order_whatever_their_letters()
    {
        using var workspace = new TestWorkspace().With("s/ä.py").With("s/Z.py").With("s/a b.py").With("s/a-b.py").With("s/[x].py").With("s/a\nb.py");
        Assert.Equal(["s/Z.py", "s/[x].py", "s/a\nb.py", "s/a b.py", "s/a-b.py", "s/ä.py"], workspace.Glob("s/*.py"));
        Assert.Equal(["s/[x].py"], GlobWalk.Files(workspace.Root, Glob.Under("s/[x].py"), workspace.Table()));
    }
}
