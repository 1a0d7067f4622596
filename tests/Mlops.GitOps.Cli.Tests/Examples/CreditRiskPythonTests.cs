using System.Text.Json;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Tests;

namespace Mlops.GitOps.Cli.Tests.Examples;

/// <summary>Runs the Python flavour of the flagship from its files to its model, in copies of its folder.</summary>
public class CreditRiskPythonTests
{
    private const string Lock = "locks/credit.lock";

    [SciencePythonFact]
    public void It_runs_from_its_files_to_a_model_that_meets_its_gates()
    {
        using var folder = Copy();
        var answer = Run(folder);
        Assert.True(answer.Status == 0, answer.Output + answer.Error);
        using var version = JsonDocument.Parse(Mlops.Start(folder.Path, "show", "register.version").Output);
        Assert.Equal("credit", version.RootElement.GetProperty("model").GetString());
        Assert.InRange(version.RootElement.GetProperty("metrics").GetProperty("auc").GetProperty("value").GetDouble(), 0.8, 0.9);
        Assert.Contains("| both | f, under 25 |", folder.Read("reports/evaluation.md"), StringComparison.Ordinal);
        Assert.Contains("| mean_delay |", folder.Read("reports/importance.md"), StringComparison.Ordinal);
    }

    [SciencePythonFact]
    public void A_version_says_which_packages_it_was_trained_with()
    {
        using var folder = Copy();
        folder.With("requirements.txt", "# what Debian has\n").With("mlops.yaml", folder.Read("mlops.yaml").Replace("py: {python: \"3\"}", "py: {python: \"3\", lock: requirements.txt}", StringComparison.Ordinal));
        folder.With("credit.mlops.yaml", folder.Read("credit.mlops.yaml").Replace("        command: [python3, steps/register.py, credit]\n", "", StringComparison.Ordinal));
        var answer = Run(folder);
        Assert.True(answer.Status == 0, answer.Output + answer.Error);
        Assert.Contains($"packages: {Digest.Of(File.ReadAllBytes(folder["requirements.txt"]))}", folder.Read("registry/credit/1.yaml"), StringComparison.Ordinal);
        Assert.Matches(@"runtime: Python 3\.\d+\.\d+", folder.Read("registry/credit/1.yaml"));
        Assert.Equal(0, Mlops.Run(folder.Path, "validate").Status);
    }

    [SciencePythonFact]
    public void Two_folders_give_the_same_bytes()
    {
        using var one = Copy();
        using var other = Copy();
        Assert.Equal(0, Run(one).Status);
        Assert.Equal(0, Run(other).Status);
        Assert.Equal(one.Read(Lock), other.Read(Lock));
    }

    [SciencePythonFact]
    public void A_payment_that_becomes_known_later_changes_no_training_set()
    {
        using var folder = Copy();
        var before = Features(folder);
        var payments = folder["data/payments.csv"];
        var first = File.ReadLines(payments).Skip(1).First().Split(',');

        File.AppendAllText(payments, $"late,{first[1]},{first[2]},2027-01-01T02:00:00Z,100.00,150\n");
        Assert.Equal(before, Features(folder));

        File.AppendAllText(payments, $"early,{first[1]},{first[2]},{first[3]},100.00,150\n");
        Assert.NotEqual(before, Features(folder));
    }

    private static string Features(TemporaryFolder folder)
    {
        var answer = Run(folder, "--stage", "features");
        Assert.Contains("done features", answer.Output + answer.Error, StringComparison.Ordinal);
        return Mlops.Start(folder.Path, "show", "features.rows", "--head", "5000").Output;
    }

    private static Mlops.Answer Run(TemporaryFolder folder, params string[] options) =>
        Mlops.Start("env", folder.Path, [$"PATH={SciencePython.Folder}:{Environment.GetEnvironmentVariable("PATH")}", "dotnet", Mlops.Assembly, "run", .. options]);

    private static TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        var root = Repository.PathOf("examples", "credit-risk-python");
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(root, file);
            if (path.StartsWith("data", StringComparison.Ordinal) || path.StartsWith("steps", StringComparison.Ordinal) || !path.Contains('/', StringComparison.Ordinal))
                folder.With(path, File.ReadAllText(file));
        }

        return folder;
    }
}
