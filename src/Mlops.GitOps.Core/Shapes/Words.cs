using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>The kinds of text that specs hold, each with its rule and the same rule as a regular expression.</summary>
internal static class Words
{
    private const string DurationPattern = @"^[0-9]+(\.[0-9]+)?(ms|s|m|h|d|w)$";
    private const string PublicKeyStart = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";
    private const string BytesPattern = @"^[0-9]+(\.[0-9]+)?(B|kB|MB|GB|KiB|MiB|GiB)$";

    private const string PathPattern = @"^(?![/~]|[A-Za-z]:|(\.?/)*\.\.(/|$))(?=.*\S)[^\\\x00-\x1f]+$";

    public static readonly TextShape Name = new("a name", RejectName, "^[a-z][a-z0-9]*([_-][a-z0-9]+)*$") { IsName = true, TakesBooleans = true };

    /// <summary>A name that expressions can speak of, where <c>-</c> would be a minus.</summary>
    public static readonly TextShape SpokenName =
        new("a name", RejectSpokenName, "^[a-z][a-z0-9]*(_[a-z0-9]+)*$") { IsName = true, TakesBooleans = true };

    public static readonly TextShape VersionedName =
        new("a name with an optional version, such as profile@2", RejectVersionedName, "^[a-z][a-z0-9]*([_-][a-z0-9]+)*(@[1-9][0-9]{0,8})?$")
        { IsName = true, TakesBooleans = true };

    public static readonly TextShape ColumnName = new("a column name", RejectEmpty, @"\S") { IsName = true };

    public static readonly TextShape SecretName =
        new("the name of a secret, such as DB_PASSWORD", RejectSecretName, "^[A-Za-z_][A-Za-z0-9_]*$") { IsName = true, TakesBooleans = true };

    public static readonly TextShape VariableName =
        new("the name of an environment variable", RejectSecretName, "^[A-Za-z_][A-Za-z0-9_]*$") { IsName = true, TakesBooleans = true };

    public static readonly TextShape Duration = new("a duration such as 90s, 24h or 30d", RejectDuration, DurationPattern);

    public static readonly TextShape PositiveDuration =
        new("a duration above zero such as 90s, 24h or 30d", RejectPositiveDuration, @"^(?=.*[1-9])[0-9]+(\.[0-9]+)?(ms|s|m|h|d|w)$");

    public static readonly TextShape Bytes = new("a size such as 512MiB or 2GiB", RejectBytes, BytesPattern);

    public static readonly TextShape Percent = new("a percentage such as 5%", RejectPercent, @"^0*(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)%$");

    public static readonly TextShape Timestamp = new(
        "a time such as 2026-12-20T00:00:00Z", RejectTimestamp,
        @"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt ]([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,7})?([Zz]|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00))?$");

    public static readonly TextShape Cpu =
        new("a number of processors such as 2 or 500m", RejectCpu, @"^(?=.*[1-9])[0-9]+(\.[0-9]+)?m?$") { TakesNumbers = true, AboveZero = true };

    public static readonly TextShape ColumnType = new("a column type such as int, string? or decimal(10,2)", RejectColumnType,
        @"^(bool|int|float|float32|string|date|timestamp|duration|decimal\(\s*([1-9]|[12][0-9]|3[0-8])\s*,\s*([0-9]|[12][0-9]|3[0-8])\s*\)|vector<\s*[1-9][0-9]{0,8}\s*>)\??$");

    public static readonly TextShape Path =
        new("a path in the workspace", RejectPath, PathPattern) { TakesNumbers = true, TakesBooleans = true };

    /// <summary>A path or glob; an address stands under <c>url</c>, beside the secrets that open it.</summary>
    public static readonly TextShape SourcePath = new("a path or glob in the workspace", RejectSourcePath, "^(?!.*://)" + PathPattern) { TakesNumbers = true, TakesBooleans = true };

    public static readonly TextShape Digest = new("a digest such as sha256:9f86d0…", RejectDigest, "^sha256:[0-9a-f]{64}$");

    public static readonly TextShape Cron = new("a cron schedule of five fields such as '0 5 * * 1'", CronSchedule.Reject, CronSchedule.Pattern);

    /// <summary>Of every such key the first 27 bytes are the same: they say "a point on P-256 follows", and end where a base64 digit ends.</summary>
    public static readonly TextShape PublicKey = new("a P-256 public key in base64", RejectPublicKey, "^" + PublicKeyStart + "[A-Za-z0-9+/]{85}[AQgw]==$");

    public static string? RejectEmpty(string text) => string.IsNullOrWhiteSpace(text) ? "it is empty" : null;

    public static bool IsRate(string count, string unit) =>
        TryQuantity(count, out var number) && number.Kind == QuantityKind.Number && !number.IsPercent
        && unit is "ms" or "s" or "m" or "h" or "d" or "w";

    public static string? RejectBins(string text)
    {
        if (text is "reference-deciles" or "levels") return null;
        var open = text.IndexOf('(');
        var isCounted = open > 0 && text.EndsWith(')') && (text[..open] is "reference-quantiles" or "equal-width");
        return isCounted && IsVersionNumber(text[(open + 1)..^1]) && text != text[..open] + "(1)" && text.Length < open + 7
            ? null
            : "the ways are reference-deciles, reference-quantiles(n), equal-width(n) and levels";
    }

    private static string? RejectName(string text) => IsName(text, dashes: true)
        ? null
        : "a name starts with a lower-case letter and goes on with letters, digits and single '_' or '-'";

    private static string? RejectSpokenName(string text) => IsName(text, dashes: false)
        ? null
        : text.Contains('-') && IsName(text, dashes: true)
            ? "expressions can speak of it, and there '-' is a minus; write '_'"
            : "a name starts with a lower-case letter and goes on with letters, digits and single '_'";

    private static string? RejectVersionedName(string text)
    {
        var at = text.IndexOf('@');
        if (at < 0) return RejectName(text);
        return RejectName(text[..at]) ?? (IsVersionNumber(text[(at + 1)..]) ? null : "a version is a whole number from 1, such as @2");
    }

    private static bool IsVersionNumber(string text) =>
        text.Length is > 0 and < 10 && text[0] is >= '1' and <= '9' && text.All(static c => c is >= '0' and <= '9');

    private static bool IsName(string text, bool dashes)
    {
        if (text.Length == 0 || text[0] is not (>= 'a' and <= 'z')) return false;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9')) continue;
            var isJoint = text[i] == '_' || (dashes && text[i] == '-');
            if (!isJoint || i == text.Length - 1 || text[i - 1] is '_' or '-') return false;
        }

        return true;
    }

    private static string? RejectSecretName(string text)
    {
        var fits = text.Length > 0 && text[0] is not (>= '0' and <= '9')
            && text.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');
        return fits ? null : "only letters, digits and '_' can stand in it, no digit first";
    }

    private static string? RejectDuration(string text) =>
        TryQuantity(text, out var quantity) && quantity.Kind == QuantityKind.Duration ? null : "a duration is a number and one of ms, s, m, h, d, w";

    private static string? RejectPositiveDuration(string text) =>
        RejectDuration(text) ?? (Quantity.TryParse(text, out var quantity) && quantity.Value > 0 ? null : "it must be longer than nothing");

    private static string? RejectBytes(string text) =>
        TryQuantity(text, out var quantity) && quantity.Kind == QuantityKind.Bytes ? null : "a size is a number and one of B, kB, MB, GB, KiB, MiB, GiB";

    private static string? RejectPercent(string text) =>
        TryQuantity(text, out var quantity) && quantity.IsPercent && quantity.Value <= 1 ? null : "a percentage is a number from 0 to 100 and '%'";

    private static string? RejectCpu(string text)
    {
        var number = text.EndsWith('m') ? text[..^1] : text;
        return TryQuantity(number, out var quantity) && quantity.Kind == QuantityKind.Number && quantity.Value > 0 && !quantity.IsPercent
            ? null
            : "write a number of processors such as 2, 0.5 or 500m";
    }

    // Specs write quantities as people do; signs and exponents are for expressions.
    private static bool TryQuantity(string text, out Quantity quantity)
    {
        quantity = default;
        return text.Length > 0 && text[0] != '-' && text.IndexOf('e') < 0 && text.IndexOf('E') < 0 && Quantity.TryParse(text, out quantity);
    }

    private static string? RejectTimestamp(string text) =>
        Instant.TryParse(text, out _) ? null : "write a date or a time with its zone, such as 2026-12-20T00:00:00Z";

    private static string? RejectColumnType(string text) => Types.ColumnType.TryParse(text, out _, out var reason) ? null : reason;

    private static string? RejectPath(string text) => WorkspacePath.Reject(text);

    private static string? RejectSourcePath(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? $"an address stands under 'url': {{url: \"{text}\"}}" : WorkspacePath.Reject(text);

    private static string? RejectPublicKey(string text)
    {
        var isKey = text.Length == 124 && text.StartsWith(PublicKeyStart, StringComparison.Ordinal) && text.EndsWith("==", StringComparison.Ordinal)
            && text.Take(122).All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '+' or '/') && text[121] is 'A' or 'Q' or 'g' or 'w';
        return isKey ? null : "it wants the base64 of a P-256 key as DER SubjectPublicKeyInfo, which begins with 'MFkwEwYHKoZIzj0C'";
    }

    private static string? RejectDigest(string text) =>
        text.Length == 71 && text.StartsWith("sha256:", StringComparison.Ordinal) && text.Skip(7).All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'))
            ? null
            : "a digest is 'sha256:' and 64 hexadecimal digits";
}
