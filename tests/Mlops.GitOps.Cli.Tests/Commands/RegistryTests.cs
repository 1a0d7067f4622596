using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Tests.Commands;

/// <summary>Versions of the model of the quickstart, from its run to its proof.</summary>
public sealed partial class RegistryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RegistryTests()
    {
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "quickstart", ".").Status);
        Git("init", "-q");
        Commit();
    }

    [Fact]
    public void A_run_registers_a_version_once_and_another_model_as_the_next()
    {
        var first = Mlops.Run(folder.Path, "run");
        Assert.True(first.Status == 0, first.Output + first.Error);
        var record = folder.Read("registry/leavers/1.yaml");
        foreach (var line in (string[])["schema: mlops/version/1\n", "version: 1\n", "  tenure_months: int\n", "output: {name: leave_probability, type: float, min: 0, max: 1}\n", "dirty: false", "params: {seed: 7}\n", "baseline:\n", "evidence:\n"])
            Assert.Contains(line, record, StringComparison.Ordinal);
        Assert.Equal(0, Mlops.Run(folder.Path, "validate").Status);
        Commit();

        Assert.Contains("7 stages: 1 ran, 6 kept", Mlops.Run(folder.Path, "run").Output, StringComparison.Ordinal);
        Assert.Equal(record, folder.Read("registry/leavers/1.yaml"));
        Assert.False(File.Exists(folder["registry/leavers/2.yaml"]));

        folder.With("quickstart.mlops.yaml", folder.Read("quickstart.mlops.yaml").Replace("test: 0.25", "test: 0.3", StringComparison.Ordinal));
        Assert.Equal(0, Mlops.Run(folder.Path, "run").Status);
        Assert.Contains("dirty: true", folder.Read("registry/leavers/2.yaml"), StringComparison.Ordinal);
        Assert.NotEqual(BundleOf(record), BundleOf(folder.Read("registry/leavers/2.yaml")));
        Assert.StartsWith("leavers@1  ", Mlops.Run(folder.Path, "registry", "list").Output, StringComparison.Ordinal);
        Assert.Equal(record, Mlops.Run(folder.Path, "registry", "show", "leavers@1").Output);
    }

    [Fact]
    public void The_same_specs_give_the_same_bundle_in_any_folder_and_on_any_number_of_threads()
    {
        using var other = new TemporaryFolder();
        Mlops.Run(other.Path, "init", "--template", "quickstart", "elsewhere/deep");
        Mlops.Run(folder.Path, "run", "--jobs", "1");
        Mlops.Run(other["elsewhere/deep"], "run", "--jobs", "4");
        Assert.Equal(BundleOf(folder.Read("registry/leavers/1.yaml")), BundleOf(other.Read("elsewhere/deep/registry/leavers/1.yaml")));
    }

    [Fact]
    public void The_same_specs_give_the_same_bundle_in_any_country_and_on_any_day()
    {
        using var other = new TemporaryFolder();
        Mlops.Run(other.Path, "init", "--template", "quickstart", ".");
        Mlops.Run(folder.Path, "run");
        var elsewhere = Mlops.Start("env", other.Path, ["LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "TZ=Pacific/Kiritimati", "dotnet", Mlops.Assembly, "run"]);
        Assert.True(elsewhere.Status == 0, elsewhere.Output + elsewhere.Error);
        Assert.Equal(BundleOf(folder.Read("registry/leavers/1.yaml")), BundleOf(other.Read("registry/leavers/1.yaml")));
    }

    [Fact]
    public void Every_changed_byte_of_a_record_or_of_what_it_names_is_found()
    {
        Mlops.Run(folder.Path, "run");
        Commit();
        var places = new RunPlaces(folder.Path, "file://.mlops/store");
        using var check = new RegistryCheck(places, Environment.GetEnvironmentVariable);
        Assert.Empty(check.Run(withBytes: true));
        var record = folder["registry/leavers/1.yaml"];
        List<string> files = [record, .. Digests().Matches(File.ReadAllText(record)).Select(match => folder[$".mlops/store/sha256/{match.Groups[1].Value[..2]}/{match.Groups[1].Value}"]).Where(File.Exists)];
        Assert.Equal(5, files.Distinct(StringComparer.Ordinal).Count());     // the record, the model, its reference, the report, the predictions
        var chance = new Random(20261121);
        for (var change = 0; change < 500; change++)
        {
            var file = change % 2 == 0 ? record : files[1 + chance.Next(files.Count - 1)];
            File.SetAttributes(file, FileAttributes.Normal);
            var bytes = File.ReadAllBytes(file);
            var (at, flip) = (chance.Next(bytes.Length), (byte)(1 << chance.Next(8)));
            bytes[at] ^= flip;
            File.WriteAllBytes(file, bytes);
            Assert.True(check.Run(withBytes: true).Any(static finding => !finding.IsOnlyUnproven), $"bit {flip} of byte {at} of {file}");
            bytes[at] ^= flip;
            File.WriteAllBytes(file, bytes);
        }

        Assert.Empty(check.Run(withBytes: true));
    }

    [Fact]
    public void A_record_that_nobody_vouches_for_is_told_as_that()
    {
        Mlops.Run(folder.Path, "run");
        Directory.Delete(folder[".mlops"], recursive: true);
        var (status, output, _) = Mlops.Run(folder.Path, "registry", "verify");
        Assert.Equal(0, status);
        Assert.Contains("unproven registry/leavers/1.yaml: it is not committed, and no run here made it", output, StringComparison.Ordinal);
        folder.With("registry/leavers/1.yaml", folder.Read("registry/leavers/1.yaml").Replace("tenure_months: int", "tenure_months: float", StringComparison.Ordinal));
        Assert.Equal(1, Mlops.Run(folder.Path, "registry", "verify").Status);
    }

    [Fact]
    public void Versions_that_targets_cannot_fetch_are_not_registered()
    {
        folder.With("target.mlops.yaml", "environments:\n  staging:\n    gates: [metrics.n >= 10]\n    approvals: [{role: owners}]\n    target: {cluster: one, namespace: two}\n");
        var (status, output, _) = Mlops.Run(folder.Path, "run");
        Assert.Equal(1, status);
        Assert.Contains("the bytes of the version are in a store that only this machine sees", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["registry"]));

        using var shared = new TemporaryFolder();
        folder.With("mlops.yaml", folder.Read("mlops.yaml") + $"store: {{url: \"file://{shared.Path}\"}}\n");
        Assert.Equal(0, Mlops.Run(folder.Path, "run").Status);
        Assert.True(File.Exists(folder["registry/leavers/1.yaml"]));
    }

    [Theory]
    [InlineData("leaver", "no version of 'leaver' is registered", "mlops registry show leavers")]
    [InlineData("leavers@7", "'leavers' has no version '7'", "mlops registry show leavers@1")]
    [InlineData("leavers@one", "'leavers' has no version 'one'", "mlops registry show leavers@1")]
    public void A_version_that_is_not_there_is_told_with_what_is(string asked, string message, string help)
    {
        Directory.CreateDirectory(folder["registry/leavers"]);
        folder.With("registry/leavers/1.yaml", "schema: mlops/version/1\nmodel: leavers\nversion: 1\n");
        var (status, _, error) = Mlops.Run(folder.Path, "registry", "show", asked);
        Assert.NotEqual(0, status);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains(help, error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private void Commit()
    {
        Git("add", "-A");
        Git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "One");
    }

    private void Git(params string[] arguments)
    {
        var (status, _, error) = Mlops.Start("git", folder.Path, arguments);
        Assert.True(status == 0, error);
    }

    private static string BundleOf(string record) => Digests().Match(record[record.IndexOf("bundle:", StringComparison.Ordinal)..]).Groups[1].Value;

    [GeneratedRegex("sha256:([0-9a-f]{64})")]
    private static partial Regex Digests();
}
