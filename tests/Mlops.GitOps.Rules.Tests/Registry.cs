using System.Globalization;

namespace Mlops.GitOps.Rules.Tests;

/// <summary>Records of versions and pins, as small as they can be.</summary>
internal static class Registry
{
    public static string Bundle(int version) => "sha256:" + version.ToString(CultureInfo.InvariantCulture).PadLeft(64, '0');

    public static (string Path, string Text) Version(int version, string evidence, string model = "credit") => ($"registry/{model}/{version.ToString(CultureInfo.InvariantCulture)}.yaml", $$"""
        schema: mlops/version/1
        model: {{model}}
        version: {{version.ToString(CultureInfo.InvariantCulture)}}
        bundle: {{Bundle(version)}}
        digests: {model: {{Bundle(version)}}}
        {{evidence}}
        """);

    public static (string Path, string Text) Pins(string environment, params (string Slot, int Version)[] pins) => ($"environments/{environment}.pins.yaml", $$"""
        schema: mlops/pins/1
        environment: {{environment}}
        models: {credit: { {{string.Join(", ", pins.Select(static pin => FormattableString.Invariant($"{pin.Slot}: {{version: {pin.Version}, bundle: \"{Bundle(pin.Version)}\"}}")))}} } }
        """);
}
