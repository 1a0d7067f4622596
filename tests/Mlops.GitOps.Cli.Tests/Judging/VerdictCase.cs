using Mlops.GitOps.Core.Tests;
using System.Globalization;
using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Cli.Tests.Judging;

/// <summary>A recorded case: a real repository, what the forge answered, and what the verdict must be. The file says only what is
/// different from version 8 of `credit` being promoted to production with everything in order; see README.md of the cases.</summary>
internal sealed class VerdictCase : IDisposable
{
    private const string Now = "2026-11-10T12:00:00Z";
    private readonly CaseRepository repository = new();
    private readonly YamlMap said;

    private VerdictCase(YamlMap said)
    {
        this.said = said;
        Build();
    }

    public string Root => repository.Root;

    public string Prefix => said.Text("prefix")?.Value ?? "";

    public string Base { get; private set; } = "";

    public string Head { get; private set; } = "";

    public string Recorded { get; private set; } = "";

    public string Verdict => said.Text("verdict")?.Value ?? "";

    public IEnumerable<string> Codes => said.Texts("codes").Select(static code => code.Value).Order(StringComparer.Ordinal);

    public static VerdictCase Read(string path)
    {
        var bag = new DiagnosticBag();
        var text = Regex.Replace(File.ReadAllText(path), "BUNDLE([0-9]+)", static match => CaseFiles.BundleOf("credit", long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));
        var root = YamlReader.Read(new SourceFile(Path.GetFileName(path), text.Replace("PUBLICKEY", CaseKeys.PublicKey, StringComparison.Ordinal)), bag).Root;
        Assert.False(bag.HasErrors, $"{path} is no YAML");
        return new VerdictCase((YamlMap)root!);
    }

    public void Dispose() => repository.Dispose();

    private static CaseFiles Start(string prefix)
    {
        var files = new CaseFiles(prefix);
        var folder = Repository.PathOf("tests", "cases", "verdict", "workspaces", "credit");
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)) files.All[prefix + Path.GetFileName(path)] = ("100644", File.ReadAllText(path));
        files.All["README.md"] = ("100644", "# Models\n");
        files.Apply(Step("records: {credit: {5: {}, 6: {}, 7: {}, 8: {}, 9: {}}, limits: {1: {}, 2: {}}}"));
        return files;
    }

    private static YamlMap Step(string text) => (YamlMap)YamlReader.Read(new SourceFile("step.yaml", text), new DiagnosticBag()).Root!;

    private void Build()
    {
        var files = Start(Prefix);
        var main = new List<int>();
        if (said.Flag("bare"))
        {
            files = new CaseFiles(Prefix);
            files.All["README.md"] = ("100644", "# Models\n");
            main.Add(Commit("main", null, files, Step("{}")));
        }
        else
        {
            foreach (var step in new[]
            {
                "{}",
                "pins: {staging: {credit: {champion: 7}, limits: {champion: 2}}, production: {credit: {champion: 6}, limits: {champion: 1}}}",
                "pins: {production: {credit: {champion: 7}}}",
                "pins: {staging: {credit: {champion: 8}}}",
            }) main.Add(Commit("main", main.Count == 0 ? null : main[^1], files, Step(step)));
        }

        foreach (var step in said.Maps("main")) main.Add(Commit("main", main[^1], files, step));
        var fork = main[^1];
        var forked = files.Copy();
        var changed = files.Copy();
        var heads = new List<(int Mark, YamlMap Step)>();
        var steps = said.Find("head") is null ? [Step("pins: {production: {credit: {champion: 8}}}")] : said.Maps("head").ToList();
        foreach (var step in steps) heads.Add((Commit("work", heads.Count == 0 ? fork : heads[^1].Mark, changed, step), step));
        foreach (var step in said.Maps("later")) main.Add(Commit("main", main[^1], files, step));
        if (said.Entries("audit") is { IsEmpty: false }) repository.Commit("refs/mlops/audit", null, "audit <audit@example.com>", "audit", new AuditFiles(said.Map("audit")!).All);
        repository.Write();
        Base = repository.Names[main[^1]];
        Head = repository.Names[heads.Count == 0 ? fork : heads[^1].Mark];
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["base"] = Base, ["head"] = Head, ["fork"] = repository.Names[fork], ["nowhere"] = new string('f', 40) };
        for (var at = 0; at < main.Count; at++) names[FormattableString.Invariant($"main{at}")] = repository.Names[main[at]];
        for (var at = 0; at < heads.Count; at++) names[FormattableString.Invariant($"head{at}")] = repository.Names[heads[at].Mark];
        var recording = new CaseRecording(said, Now, names, [.. heads.Select(head => (repository.Names[head.Mark], head.Step))], forked, changed);
        Recorded = recording.Write();
    }

    private int Commit(string branch, int? parent, CaseFiles files, YamlMap step)
    {
        files.Apply(step);
        var by = step.Text("by")?.Value ?? "linus";
        return repository.Commit($"refs/heads/{branch}", parent, $"{by} <{CasePeople.EmailOf(by)}>", step.Text("message")?.Value ?? "Change\n", files.All);
    }
}
