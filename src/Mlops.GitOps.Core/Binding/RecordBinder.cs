using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Reads pins and version records, and holds each pin against the records and the lists of rejected versions.</summary>
internal static class RecordBinder
{
    public static (ImmutableArray<PinnedVersion> Pins, ImmutableArray<VersionRecord> Versions) Bind(ImmutableArray<ParsedFile> files, BindScope scope)
    {
        var versions = files.Where(static file => file.Role == FileRole.Version).Select(ReadVersion).OfType<VersionRecord>().ToImmutableArray();
        var pins = files.Where(static file => file.Role == FileRole.Pins).SelectMany(file => ReadPins(file, scope)).ToImmutableArray();
        var rejections = files.Where(static file => file.Role == FileRole.Rejected).Select(static file => new RejectedList(ModelOf(file.Path), file.Document.Root as YamlMap)).ToList();
        foreach (var pin in pins) Check(pin, versions, rejections, scope);
        return (pins, versions);
    }

    private static string ModelOf(string path) => path.Split('/')[1];

    private static VersionRecord? ReadVersion(ParsedFile file) =>
        file.Document.Root is YamlMap body && body.Integer("version") is { } version && body.Text("bundle") is { } bundle
            ? new VersionRecord(ModelOf(file.Path), version.Value, bundle.Value, body)
            : null;

    private static IEnumerable<PinnedVersion> ReadPins(ParsedFile file, BindScope scope)
    {
        if (file.Document.Root is not YamlMap body) yield break;
        var fileName = file.Path.Substring("environments/".Length);
        var environment = body.Text("environment") ?? new Spanned<string>(fileName.Substring(0, fileName.Length - ".pins.yaml".Length), body.Span);
        if (scope.Environments.Resolve(environment, $"'{file.Path}'", scope.Diagnostics) is null) yield break;
        foreach (var model in body.Entries("models"))
        {
            var isDeclared = scope.Models.Resolve(model.Key.AsName(), $"'{file.Path}'", scope.Diagnostics) is not null;
            foreach (var slot in isDeclared && model.Value is YamlMap slots ? slots.Entries : [])
            {
                if (slot.Value is YamlMap pin && pin.Integer("version") is { Value: > 0 } version && pin.Text("bundle") is { } bundle)
                    yield return new PinnedVersion(environment.Value, model.Key.AsName(), slot.Name, version, bundle);
            }
        }
    }

    private static void Check(PinnedVersion pin, ImmutableArray<VersionRecord> versions, List<RejectedList> rejections, BindScope scope)
    {
        var record = versions.FirstOrDefault(version => version.Model == pin.Model.Value && version.Version == pin.Version.Value);
        if (record is null || record.Bundle != pin.Bundle.Value)
        {
            var why = record is null ? "the registry has no such version" : $"the record says {record.Bundle}";
            scope.Diagnostics.Report(Catalog.UnknownPin, record is null ? pin.Version.Span : pin.Bundle.Span, pin.Model.Value, FormattableString.Invariant($"{pin.Version.Value}"), why);
        }

        if (rejections.FirstOrDefault(list => list.Model == pin.Model.Value)?.ReasonFor(pin.Bundle.Value) is not { } reason) return;
        // Without a base to compare with, every pin stood before: running it is no new decision, so it is a warning.
        scope.Diagnostics.Report(Catalog.RejectedPin, pin.Bundle.Span, [FormattableString.Invariant($"{pin.Version.Value}"), pin.Model.Value, reason.Length == 0 ? "" : $" ({reason})"], severity: Severity.Warning);
    }
}
