using Mlops.GitOps.Promotion.Protecting;

namespace Mlops.GitOps.Promotion.Tests.Protecting;

public class CodeOwnersTests
{
    [Theory]
    [InlineData("* @acme/leads", "environments/production.pins.yaml", true)]
    [InlineData("/environments/ @acme/risk", "environments/production.pins.yaml", true)]
    [InlineData("/environments/ @acme/risk", "deep/environments/production.pins.yaml", false)]
    [InlineData("environments/ @acme/risk", "deep/environments/production.pins.yaml", true)]
    [InlineData("/environments/* @acme/risk", "environments/production.pins.yaml", true)]
    [InlineData("/registry/* @acme/risk", "registry/credit/1.yaml", false)]
    [InlineData("/registry/** @acme/risk", "registry/credit/1.yaml", true)]
    [InlineData("**/registry/ @acme/risk", "deep/registry/credit/1.yaml", true)]
    [InlineData("*.yaml @acme/risk", "registry/credit/1.yaml", true)]
    [InlineData("mlops.yaml @acme/risk", "mlopsXyaml", false)]
    [InlineData("* @acme/leads\n/environments/", "environments/production.pins.yaml", false)]
    [InlineData("/environments/\n* @acme/leads", "environments/production.pins.yaml", true)]
    [InlineData("# * @acme/leads", "mlops.yaml", false)]
    [InlineData("", "mlops.yaml", false)]
    public void The_last_line_that_fits_counts(string text, string path, bool isOwned) => Assert.Equal(isOwned, CodeOwners.Parse(text).IsOwned(path));
}
