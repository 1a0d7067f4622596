using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Auditing;

namespace Mlops.GitOps.Cli.Tests.Judging;

/// <summary>An audit of a few verdicts, sound or with one changed afterwards.</summary>
internal sealed class AuditFiles
{
    public AuditFiles(YamlMap said)
    {
        string? last = null;
        for (var number = 1; number <= 3; number++)
        {
            var entry = AuditChain.Next(last, new DateTimeOffset(2026, 11, number, 0, 0, 0, TimeSpan.Zero), "", YamlTree.Map(("verdict", YamlTree.Text("DENY"))), null)!;
            last = entry.Write();
            All[entry.Path] = ("100644", number == 2 && said.Text("is")?.Value == "broken" ? last.Replace("DENY", "ALLOW", StringComparison.Ordinal) : last);
        }
    }

    public Dictionary<string, (string Mode, string Text)> All { get; } = new(StringComparer.Ordinal);
}
