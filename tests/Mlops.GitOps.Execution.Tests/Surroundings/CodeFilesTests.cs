using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Tests.Surroundings;

public class CodeFilesTests
{
    private static readonly string[] Command = ["steps/clean.py", "--trees", "100"];

    [NeedsProgramFact("git")]
    public void Without_code_the_tracked_files_beside_the_script_count()
    {
        using var workspace = Repository().With("steps/draft.py").With("top.py");
        Assert.Equal(["steps/.settings", "steps/clean.py", "steps/lib/util.py"], PathsOf(workspace.Code(null, Command)));
    }

    [NeedsProgramFact("git")]
    public void The_work_tree_counts_and_not_the_index()
    {
        using var workspace = Repository();
        var before = workspace.Code(null, Command);
        workspace.With("steps/lib/util.py", "changed");
        var after = workspace.Code(null, Command);
        Assert.Equal(["steps/lib/util.py"], Diff(before, after).Changed);
        Assert.NotEqual(before.Digest, after.Digest);
        workspace.Git("add", "-A");
        Assert.Equal(after.Digest, workspace.Code(null, Command).Digest);
        File.Delete(workspace["steps/lib/util.py"]);
        Assert.Equal(["steps/.settings", "steps/clean.py"], PathsOf(workspace.Code(null, Command)));
    }

    [NeedsProgramFact("git")]
    public void Git_add_changes_what_the_next_run_checks()
    {
        using var workspace = Repository().With("steps/new.py");
        Assert.DoesNotContain("steps/new.py", PathsOf(workspace.Code(null, Command)));
        workspace.Git("add", "steps/new.py");
        Assert.Contains("steps/new.py", PathsOf(workspace.Code(null, Command)));
    }

    [NeedsProgramFact("git")]
    public void A_script_that_git_does_not_know_yet_counts_by_itself()
    {
        using var workspace = Repository().With("fresh/run.py").With("fresh/util.py");
        Assert.Equal(["fresh/run.py"], PathsOf(workspace.Code(null, "fresh/run.py")));
    }

    [NeedsProgramFact("git")]
    public void A_script_at_the_root_has_all_tracked_files_but_those_of_the_tool_and_of_reviews()
    {
        using var workspace = new TestWorkspace().With("run.py").With("lib/a.py").With("locks/p.lock").With("generated/map.json").With("registry/credit/1.yaml")
            .With("environments/prod.pins.yaml").With("p.mlops.yaml").With("other/mlops.yaml").With("other/deep/a.py").With(".mlops/x").With("out/report.html")
            .With("lib/__pycache__/a.pyc").With("lib/locks/a.py");
        workspace.Git("init", "-q");
        workspace.Git("add", "-Af");
        var code = workspace.CodeFiles("out/report.html").Of("clean", null, ["run.py"]);
        Assert.Equal(["lib/a.py", "lib/locks/a.py", "run.py"], PathsOf(code));
    }

    [NeedsProgramFact("git")]
    public void A_workspace_deep_in_a_repository_sees_its_own_files()
    {
        using var workspace = new TestWorkspace("ml/credit").With("steps/a.py").With("../other/steps/a.py").With("../mlops.yaml");
        TestWorkspace.GitIn(workspace.Outer, "init", "-q");
        TestWorkspace.GitIn(workspace.Outer, "add", "-A");
        Assert.Equal(["steps/a.py"], PathsOf(workspace.Code(null, "steps/a.py")));
        Assert.Equal(["steps/a.py"], PathsOf(workspace.Code(null, "./steps/../steps/a.py")));
        Assert.Empty(PathsOf(workspace.Code(null, "../other/steps/a.py")));
    }

    [NeedsProgramFact("git")]
    public void Files_of_submodules_count_and_those_of_repositories_that_happen_to_lie_there_do_too()
    {
        using var library = new TestWorkspace("lib").With("util.py").With("deep/x.py");
        library.Git("init", "-q");
        library.Git("add", "-A");
        library.Git("commit", "-qm", "x");
        using var workspace = Repository();
        workspace.Git("submodule", "--quiet", "add", library.Root, "steps/vendor");
        File.Delete(workspace["steps/vendor/mlops.yaml"]);
        Assert.Equal(["steps/.settings", "steps/clean.py", "steps/lib/util.py", "steps/vendor/deep/x.py", "steps/vendor/util.py"], PathsOf(workspace.Code(null, Command)));
        workspace.With("nested/a.py").With("nested/b.py");
        TestWorkspace.GitIn(workspace["nested"], "init", "-q");
        TestWorkspace.GitIn(workspace["nested"], "add", "a.py");
        Assert.Equal(["nested/a.py"], PathsOf(workspace.Code(null, "nested/a.py")));
    }

    [NeedsProgramFact("git")]
    public void A_second_work_tree_has_an_index_of_its_own()
    {
        using var workspace = Repository();
        workspace.Git("commit", "-qm", "x");
        using var second = new TestWorkspace("tree");
        Directory.Delete(second.Root, recursive: true);
        workspace.Git("worktree", "add", "-q", second.Root);
        second.With("steps/more.py");
        TestWorkspace.GitIn(second.Root, "add", "steps/more.py");
        Assert.Contains("steps/more.py", PathsOf(second.Code(null, Command)));
        Assert.DoesNotContain("steps/more.py", PathsOf(workspace.Code(null, Command)));
    }

    [NeedsProgramFact("git")]
    public void Files_that_a_sparse_checkout_leaves_out_are_not_there()
    {
        using var workspace = Repository().With("steps/more/a.py");
        workspace.Git("add", "-A");
        workspace.Git("commit", "-qm", "x");
        workspace.Git("sparse-checkout", "set", "--cone", "--sparse-index", "steps/lib");
        Assert.Equal(["steps/.settings", "steps/clean.py", "steps/lib/util.py"], PathsOf(workspace.Code(null, Command)));
    }

    [NeedsProgramFact("git")]
    public void A_conflict_is_listed_once()
    {
        using var workspace = Repository();
        workspace.Git("commit", "-qm", "x");
        workspace.Git("checkout", "-qb", "b");
        workspace.With("steps/clean.py", "b").Git("commit", "-qam", "b");
        workspace.Git("checkout", "-q", "main");
        workspace.With("steps/clean.py", "a").Git("commit", "-qam", "a");
        Assert.ThrowsAny<Exception>(() => workspace.Git("merge", "-q", "b"));
        Assert.Equal(["steps/.settings", "steps/clean.py", "steps/lib/util.py"], PathsOf(workspace.Code(null, Command)));
    }

    [NeedsProgramFact("git")]
    public void A_tracked_link_to_a_folder_of_the_workspace_counts_with_what_is_in_it()
    {
        using var workspace = Repository().With("common/a.py").WithLink("steps/common", "../common").WithLink("steps/alias.py", "clean.py");
        workspace.Git("add", "-A");
        Assert.Equal(["steps/.settings", "steps/alias.py", "steps/clean.py", "steps/common/a.py", "steps/lib/util.py"], PathsOf(workspace.Code(null, Command)));
    }

    [Fact]
    public void Outside_a_repository_all_files_beside_the_script_count_but_hidden_ones()
    {
        using var workspace = new TestWorkspace().With("steps/clean.py").With("steps/lib/a.py").With("steps/.cache/x").With("steps/__pycache__/a.pyc").With("b.py");
        Assert.Equal(["steps/clean.py", "steps/lib/a.py"], PathsOf(workspace.Code(null, Command)));
    }

    [Fact]
    public void Code_names_globs_over_the_work_tree_and_what_the_command_names_is_added()
    {
        using var workspace = new TestWorkspace().With("steps/clean.py").With("lib/a.py").With("lib/b.txt").With("conf/x.json").With("conf/y.json").With("notes.md");
        Assert.Equal(["conf/x.json", "lib/a.py", "steps/clean.py"], PathsOf(workspace.Code(["lib/*.py"], "steps/clean.py", "--config=conf/x.json", "--n", "3")));
        Assert.Equal(["conf/y.json", "steps/clean.py"], PathsOf(workspace.Code([], "conf/y.json", "steps/clean.py")));
    }

    [Fact]
    public void A_module_that_python_is_told_to_run_is_a_script()
    {
        using var workspace = new TestWorkspace().With("steps/clean.py").With("steps/util.py").With("tools/__main__.py");
        Assert.Equal(["steps/clean.py", "steps/util.py"], PathsOf(workspace.Code(null, "-m", "steps.clean")));
        Assert.Equal(["tools/__main__.py"], PathsOf(workspace.Code(null, "-m", "tools")));
        Assert.Empty(PathsOf(workspace.Code(null, "-m", "pytest")));
    }

    [Fact]
    public void A_glob_that_matches_nothing_says_what_was_meant()
    {
        using var workspace = new TestWorkspace().With("steps/clean.py").With("locks/p.lock");
        (string Pattern, string? Hint)[] cases =
        [
            ("stpes/**", "did you mean 'steps/**'?"), ("steps/*.pyy", "did you mean 'steps/*.py'?"), ("steps/claen.py", "did you mean 'steps/clean.py'?"),
            ("zzz/qqq", null),
        ];
        foreach (var (pattern, hint) in cases)
        {
            var failure = Assert.Throws<RunFailure>(() => workspace.Code([pattern], Command));
            Assert.Equal($"stage 'clean' has '{pattern}' in `code`, and no file matches it", failure.Message);
            Assert.Equal(hint, failure.Hint);
        }

        Assert.Contains("specs, records or results", Assert.Throws<RunFailure>(() => workspace.Code(["locks/**"], Command)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_that_share_code_share_what_was_found()
    {
        using var workspace = new TestWorkspace().With("steps/a.py").With("steps/b.py");
        var code = workspace.CodeFiles();
        Assert.Same(code.Of("a", null, ["steps/a.py"]), code.Of("b", null, ["steps/b.py"]));
        Assert.Same(code.Of("a", (EquatableArray<string>)["steps"], []), code.Of("b", (EquatableArray<string>)["steps"], ["steps/b.py"]));
    }

    private static IEnumerable<string> PathsOf(CodeManifest code) => code.Files.Select(static file => file.Path);

    private static CodeChanges Diff(CodeManifest before, CodeManifest after) =>
        CodeManifest.Diff(before, after);

    private static TestWorkspace Repository()
    {
        var workspace = new TestWorkspace().With("steps/clean.py").With("steps/lib/util.py").With("steps/.settings");
        workspace.Git("init", "-q");
        workspace.Git("add", "-A");
        return workspace;
    }
}
