using System.Globalization;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Rules.Auditing;

/// <summary>A verdict as it was written down: after which other, and from what, so that it can be judged again.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Previous">The digest of the entry before; null of the first.</param>
/// <param name="At">When it was written down.</param>
/// <param name="Workspace">The folder of the workspace from the root of the repository; empty for the root.</param>
/// <param name="Verdict">The verdict as <c>gate</c> prints it.</param>
/// <param name="Recorded">The recorded pull request it was judged from; null where none was.</param>
public sealed record AuditEntry(long Number, Digest? Previous, DateTimeOffset At, string Workspace, YamlMap Verdict, YamlMap? Recorded)
{
    public const string Schema = "mlops/audit/1";

    /// <summary>The file of the entry; names sort as numbers do.</summary>
    public string Path => PathOf(Number);

    public static string PathOf(long number) => number.ToString("D10", CultureInfo.InvariantCulture) + ".json";

    /// <summary>Returns the bytes of the file as text; its digest is what the next entry names.</summary>
    public string Write() => CanonicalJson.Write(YamlTree.Map(
        ("at", YamlTree.Text(At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture))),
        ("number", YamlTree.Number(Number)),
        ("previous", Previous is { } previous ? YamlTree.Text(previous.ToString()) : YamlTree.Null),
        ("recorded", Recorded),
        ("schema", YamlTree.Text(Schema)),
        ("verdict", Verdict),
        ("workspace", YamlTree.Text(Workspace)))) + "\n";

    /// <summary>Reads an entry; null where the text is none.</summary>
    public static AuditEntry? TryParse(string text)
    {
        if (JsonTree.TryParse(text) is not YamlMap map || map.Text("schema")?.Value != Schema) return null;
        if (map.Integer("number") is not { Value: > 0 } number || map.Time("at") is not { } at || map.Map("verdict") is not { } verdict) return null;
        var previous = map.Text("previous");
        var digest = previous is null ? null : Digest.TryParse(previous.Value);
        return previous is null == digest is null && map.Find("previous") is not null
            ? new AuditEntry(number.Value, digest, at.Value, map.Text("workspace")?.Value ?? "", verdict, map.Map("recorded"))
            : null;
    }
}
