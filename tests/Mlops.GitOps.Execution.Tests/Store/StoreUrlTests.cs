using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Tests.Store;

public class StoreUrlTests
{
    [Fact]
    public void Each_kind_is_read()
    {
        Assert.Equal(new FileStoreUrl(".mlops/store"), StoreUrl.Parse("file://.mlops/store"));
        Assert.Equal(new FileStoreUrl("/mnt/store"), StoreUrl.Parse("file:///mnt/store"));
        Assert.Equal(new HttpStoreUrl(new Uri("https://example.org/store/")), StoreUrl.Parse("https://example.org/store"));
        Assert.Equal(new HttpStoreUrl(new Uri("http://[::1]:8080/")), StoreUrl.Parse("http://[::1]:8080"));
        Assert.Equal(new S3StoreUrl("bucket", "a/b"), StoreUrl.Parse("s3://bucket/a/b/"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("file://")]
    [InlineData("ftp://example.org/")]
    [InlineData("http://example.org/store")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://example.org/?a=b")]
    [InlineData("s3://")]
    [InlineData("s3://Upper/x")]
    [InlineData("s3://bucket/a/../b")]
    public void Others_are_refused_with_what_is_allowed(string text)
    {
        var failure = Assert.Throws<RunFailure>(() => StoreUrl.Parse(text));
        Assert.NotNull(failure.Hint);
        Assert.DoesNotContain("secret@", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_are_never_printed() =>
        Assert.DoesNotContain("hidden", StoreCredentials.From(new Dictionary<string, string> { ["STORE_TOKEN"] = "hidden" }).ToString(), StringComparison.Ordinal);
}
