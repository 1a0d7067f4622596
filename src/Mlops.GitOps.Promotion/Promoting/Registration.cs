using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Editing;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Attesting;

namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>Brings the record of a version that a run made before people: with a registrar's signature, and with the lock of the run.</summary>
public static class Registration
{
    /// <param name="here">The workspace that holds the record.</param>
    /// <param name="locks">The locks of the workspace, by their paths.</param>
    /// <param name="key">The registrar's; null to sign nothing.</param>
    /// <returns>Null where the base has a record of this bundle already.</returns>
    public static Proposal? Of(Ground here, Ground @base, VersionRecord record, ImmutableArray<(string Path, string Text)> locks, ECDsa? key)
    {
        var known = @base.Compilation.Model.Versions.Where(one => one.Model == record.Model).ToList();
        if (known.Exists(one => one.Bundle == record.Bundle)) return null;

        // The number is only a name: where it was given to another bundle meanwhile, the next one is taken.
        var number = known.Exists(one => one.Version == record.Version) ? known.Max(static one => one.Version) + 1 : record.Version;
        var source = here.SourceOf(PathOf(record.Model, record.Version)) ?? throw new PromotionRefusal($"there is no file of {record.Model} {record.Version}");
        var text = number == record.Version ? source.Text : Renumbered(source, number);
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        files.Add((PathOf(record.Model, number), text));
        if (key is not null) files.Add((VersionAttestation.PathOf(record.Model, number), Signed(PathOf(record.Model, number), text, key)));
        files.AddRange(locks);
        return new Proposal(
            $"mlops/register/{record.Model}/{PinChange.ShortOf(record.Bundle)}",
            files.ToImmutable(),
            string.Create(CultureInfo.InvariantCulture, $"register {record.Model} {number}"),
            $"Bundle {record.Bundle}.",
            string.Create(CultureInfo.InvariantCulture, $"register {record.Model} {number} {record.Bundle}"));
    }

    /// <summary>Returns the envelope of a record as it stands in its file.</summary>
    public static string Signed(string path, string text, ECDsa key)
    {
        var body = Compiler.Parse(new SourceFile(path, text)).Document.Root as YamlMap ?? throw new PromotionRefusal($"'{path}' is no record", "mlops validate");
        return VersionAttestation.Sign(path, text, body, key).Write() + "\n";
    }

    public static string PathOf(string model, long version) => string.Create(CultureInfo.InvariantCulture, $"registry/{model}/{version}.yaml");

    private static string Renumbered(SourceFile source, long number) =>
        (YamlReader.Read(source, new DiagnosticBag()).Root as YamlMap).Scalar("version") is { } version && SpecPatch.Replace(source.Text, version, YamlTree.Number(number)) is { } text
            ? text
            : throw new PromotionRefusal($"'{source.Path}' can't be given another number", "mlops registry verify");
}
