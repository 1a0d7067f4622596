using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Tests.Store;

public class TreeManifestTests
{
    private static readonly Digest Some = Digest.OfText("some");

    [Fact]
    public void Order_of_discovery_means_nothing()
    {
        TreeEntry[] entries = [new TreeFile("b/c", Some, 3, false), new TreeFolder("a"), new TreeLink("b.x", "b/c"), new TreeFile("\U0001F600", Some, 1, true), new TreeFile("\uFF21", Some, 0, false)];
        var bytes = TreeManifest.Of(entries).ToBytes();
        Assert.Equal(bytes, TreeManifest.Of(entries.Reverse()).ToBytes());
        Assert.Equal(["a", "b.x", "b/c", "\uFF21", "\U0001F600"], TreeManifest.Parse(bytes).Entries.Select(static entry => entry.Path));
        Assert.Equal(4, TreeManifest.Parse(bytes).Bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("a//b")]
    [InlineData("a/.")]
    [InlineData("a\u0001")]
    [InlineData("a\uFFFD")]
    public void Paths_that_leave_the_tree_or_hide_something_are_refused(string path) => Refused($"folder\t{path}\n");

    [Theory]
    [InlineData("a", "/etc/passwd")]
    [InlineData("a", "..")]
    [InlineData("a/b", "../../c")]
    [InlineData("a/b", "c/../../..")]
    [InlineData("x", "a/l/..")]
    [InlineData("a", "")]
    public void Links_that_may_lead_out_are_refused(string path, string target) => Refused($"link\t{target}\t{path}\n");

    [Theory]
    [InlineData("folder\tb\nfolder\ta\n")]
    [InlineData("folder\ta\nfolder\ta\n")]
    [InlineData("folder\ta\nfolder\ta/b\n")]
    [InlineData("link\tb\ta\nfolder\ta/b\n")]
    [InlineData("folder\ta")]
    [InlineData("socket\ta\n")]
    [InlineData("folder\ta\tb\n")]
    [InlineData("\n")]
    [InlineData("file\tABC\t1\t-\ta\n")]
    public void Lists_that_no_folder_has_are_refused(string lines) => Refused(lines);

    [Theory]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("9223372036854775808")]
    public void Sizes_have_one_form(string size) => Refused($"file\t{Some.Hex}\t{size}\t-\ta\n");

    [Fact]
    public void Any_change_of_a_list_is_refused_or_another_folder()
    {
        var bytes = TreeManifest.Of([new TreeFile("a/b", Some, 3, true), new TreeFolder("c"), new TreeLink("d", "a/b")]).ToBytes();
        for (var at = 0; at < bytes.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = (byte[])bytes.Clone();
                changed[at] ^= (byte)(1 << bit);
                try
                {
                    Assert.Equal(changed, TreeManifest.Parse(changed).ToBytes());
                }
                catch (RunFailure)
                {
                    // Refused: as good.
                }
            }
        }
    }

    private static void Refused(string lines) => Assert.Throws<RunFailure>(() => TreeManifest.Parse(Encoding.UTF8.GetBytes("mlops-tree/1\n" + lines)));
}
