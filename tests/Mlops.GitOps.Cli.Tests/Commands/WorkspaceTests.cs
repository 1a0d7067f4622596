using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Tests.Commands;

public sealed class WorkspaceTests
{
    [Fact]
    public void Sees_its_own_files_in_ordinal_order_and_no_others()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in (string[])
            ["mlops.yaml", "b.mlops.yaml", "a/B.mlops.yaml", "a/a.mlops.yaml", "environments/production.pins.yaml", "registry/bin/1.yaml", "registry/m/rejected.yaml",
             "other.yaml", "generated/x.mlops.yaml", "bin/x.mlops.yaml", ".hidden/x.mlops.yaml", "node_modules/x.mlops.yaml", "nested/mlops.yaml", "nested/x.mlops.yaml"])
        {
            folder.With(path, "");
        }

        Assert.Equal(
            ["a/B.mlops.yaml", "a/a.mlops.yaml", "b.mlops.yaml", "environments/production.pins.yaml", "mlops.yaml", "registry/bin/1.yaml", "registry/m/rejected.yaml"],
            WorkspaceFiles.Find(folder.Path, new FileTable(folder.Path)));
    }

    [Fact]
    public void Follows_no_link_that_leaves_it()
    {
        using var outside = new TemporaryFolder().With("secret.mlops.yaml", "").With("more/x.mlops.yaml", "");
        using var folder = new TemporaryFolder().With("mlops.yaml", "").With("real.mlops.yaml", "");
        File.CreateSymbolicLink(folder["out.mlops.yaml"], outside["secret.mlops.yaml"]);
        File.CreateSymbolicLink(folder["in.mlops.yaml"], "real.mlops.yaml");
        File.CreateSymbolicLink(folder["circle.mlops.yaml"], "circle.mlops.yaml");
        Directory.CreateSymbolicLink(folder["linked"], outside["more"]);
        Directory.CreateSymbolicLink(folder["round"], folder.Path);
        Assert.Equal(["in.mlops.yaml", "mlops.yaml", "real.mlops.yaml"], WorkspaceFiles.Find(folder.Path, new FileTable(folder.Path)));
    }

    [Fact]
    public void Is_the_nearest_folder_above_that_has_a_header()
    {
        using var folder = new TemporaryFolder().With("mlops.yaml", "mlops: 1\nproject: outer\n").With("a/b/c.txt", "").With("in/mlops.yaml", "mlops: 1\nproject: inner\n");
        Assert.Equal("outer: 1 file, 0 problems\n", Mlops.Run(folder["a/b"], "validate").Output.ReplaceLineEndings("\n"));
        Assert.Equal("inner: 1 file, 0 problems\n", Mlops.Run(folder["a/b"], "validate", "--workspace", "../../in").Output.ReplaceLineEndings("\n"));
    }
}
